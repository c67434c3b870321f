"""The law data against figures read from the annex by hand, and invariants over every row."""

import collections
import tomllib
import unicodedata
from datetime import date
from importlib.resources import files

import pytest

from conftest import LAW
from ocop import NotEncodedError, NotInForceError, StarTier, UnknownNameError, criteria
from ocop.frozen import FrozenDict
from ocop.vocabulary import RuleKind

DATA = files("ocop").joinpath("criteria/data")
NUMBERS = range(1, 27)

# Per sheet, counted on the printed annex: scored criteria; criteria with a 3-star minimum and the
# sum of those minimums; 4 stars: criteria with the very mark, with a minimum, sum; 5 stars: same.
PRINTED = {
    1: (32, 7, 10, 12, 15, 37, 3, 16, 43),
    2: (31, 7, 10, 13, 16, 40, 6, 17, 52),
    3: (32, 7, 10, 14, 17, 42, 6, 18, 52),
    4: (32, 7, 10, 14, 17, 41, 6, 18, 52),
    5: (31, 8, 12, 13, 17, 42, 5, 17, 50),
    6: (32, 8, 12, 13, 17, 41, 5, 17, 48),
    7: (32, 8, 11, 14, 18, 42, 6, 18, 51),
    8: (32, 8, 11, 14, 18, 41, 6, 18, 50),
    9: (31, 8, 11, 14, 18, 41, 6, 18, 50),
    10: (32, 8, 11, 13, 18, 40, 6, 18, 49),
    11: (32, 8, 12, 12, 16, 38, 3, 16, 43),
    12: (32, 8, 12, 14, 18, 43, 3, 18, 48),
    13: (34, 8, 12, 10, 14, 34, 3, 14, 39),
    14: (29, 8, 11, 10, 14, 34, 3, 14, 39),
    15: (29, 8, 11, 13, 17, 41, 3, 17, 46),
    16: (29, 7, 10, 9, 13, 31, 4, 14, 41),
    17: (29, 8, 11, 12, 16, 39, 3, 16, 44),
    18: (31, 7, 9, 10, 13, 31, 3, 13, 36),
    19: (30, 7, 9, 10, 13, 32, 3, 13, 37),
    20: (30, 7, 9, 10, 13, 32, 3, 13, 37),
    21: (28, 7, 8, 9, 12, 29, 4, 14, 43),
    22: (28, 6, 7, 8, 11, 27, 4, 13, 41),
    23: (26, 5, 9, 11, 13, 43, 4, 13, 51),
    24: (26, 4, 7, 7, 10, 29, 5, 12, 47),
    25: (25, 4, 8, 9, 11, 39, 3, 12, 49),
    26: (32, 1, 1, 2, 2, 5, 0, 2, 5),
}

# Sheets and criteria in which each rule that is not points stands, as the annex prints them.
_LINKED = dict.fromkeys([1, 2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 18], "1.5")
_LINKED |= dict.fromkeys([5, 9, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25], "1.4")
PLACES = {
    "K1": dict.fromkeys([*range(7, 16), 18, 19, 20], "1.1"),
    "K2": dict.fromkeys(range(5, 15), "2.1"),
    "K3": {21: "6.2", 22: "6.2"},
    "S1": dict.fromkeys([*range(2, 11), 12, 15, 17], "6.1") | {11: "6.1.1", 13: "6.1.1"},
    "S2": {1: "6.1"},
    "S3": {16: "6"},
    "S4": {19: "6"},
    "S5": {20: "6"},
    "Y1": dict.fromkeys([1, 3, 23, 24], "1.1"),
    "Y2": {2: "1.1"},
    "Y3": {4: "1.1"},
    "Y4": {25: "1.1"},
    "Y5": dict.fromkeys(range(1, 26), "5.3"),
    "N1": dict.fromkeys(range(1, 5), "2.1"),
    "C1": dict.fromkeys(range(1, 26), "5.2"),
    "C2": {21: "7"},
    "A1": {26: "8"},
    "A2": {26: "9"},
    "A3": {26: "15"},
    "E1": {1: "9", 3: "9", 4: "9", 2: "8", 21: "7"} | dict.fromkeys(range(5, 18), "8"),
    "E2": {1: "12", 3: "12", 4: "12", 2: "11"}
    | dict.fromkeys(range(5, 14), "11")
    | dict.fromkeys([14, 15, 16, 17, 23], "10")
    | dict.fromkeys([18, 19, 20], "14")
    | dict.fromkeys([21, 22, 24, 25], "9"),
    "E3": dict.fromkeys([1, 3, 4], "7"),
    "E4": dict.fromkeys([19, 20], "7"),
    "E5": dict.fromkeys([18, 19, 20], "9"),
    "E6": {18: "10", 19: "11"},
    "E7": {20: "10"},
    "E8": dict.fromkeys(range(1, 27), "3.5"),
    "E9": dict.fromkeys(range(1, 26), "4.1"),
    "E12": dict.fromkeys([19, 20], "6"),
    "E16": _LINKED,
    "E17": dict.fromkeys([*range(6, 14), *range(18, 25)], "2.1"),
    "E18": dict.fromkeys(range(1, 27), "3.4"),
    "B1": dict.fromkeys(range(1, 27), "3.3"),
    "B2": _LINKED,
    "B3": dict.fromkeys(range(1, 26), "4.3"),
    "B4": dict.fromkeys([24, 25], "4.1"),
}
REJECTIONS = (
    dict.fromkeys([*range(1, 15), 16], "R1")
    | {15: "R2", 17: "R2", 18: "R3", 19: "R4", 20: "R5"}
    | dict.fromkeys(range(21, 26), "R6")
    | {26: None}
)

# Slips corrected in the data: place, printed, value held.
CORRECTED = {
    "N1": (4, "1.2", 0, "", 0),
    "N2": (7, "1.2", 0, "", 0),
    "N3": (10, "1.2", 0, "", 0),
    "N4": (11, "1.2", 0, "", 0),
    "N5": (4, "7", 2, "13", 3),
    "N6": (11, "6.1.1", 1, "11", 1),
    "N8": (7, "3.1", 1, "1", 2),
    "N9": (23, "6.2", 0, "1", 0),
}


def texts(value):
    """Every text in a TOML value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


class TestAnnexTwo:
    """Phụ lục II: 26 sheets, 787 headings with points of their own, 2,535 boxes, 575 marks."""

    def test_counts(self, rules):
        """The counts of the whole annex."""
        boxes = [o for s in rules.sheets for c in s.leaves for o in c.options]
        printed = [o for o in boxes if not o.implied]
        marks = collections.Counter(int(o.minimum_for) for o in printed if o.minimum_for)
        assert len(rules.sheets) == 26
        assert sum(len(s.leaves) for s in rules.sheets) == 787
        assert sum(len(s.criteria) for s in rules.sheets) == 943
        assert (len(printed), len(boxes) - len(printed)) == (2535, 22)
        assert marks == {3: 179, 4: 290, 5: 106}

    @pytest.mark.parametrize("number", NUMBERS)
    def test_minimums_per_sheet(self, rules, number):
        """Scored criteria, marks and sums of minimums, as counted on the printed sheet."""
        sheet = rules.sheet(number)
        three, four, five = (sheet.minimums(StarTier(t)) for t in (3, 4, 5))
        own = [
            sum(any(o.minimum_for == t for o in c.options) for c in sheet.leaves) for t in (4, 5)
        ]
        assert PRINTED[number] == (
            len(sheet.leaves),
            len(three),
            sum(m.required for m in three),
            own[0],
            len(four),
            sum(m.required for m in four),
            own[1],
            len(five),
            sum(m.required for m in five),
        )

    @pytest.mark.parametrize("number", NUMBERS)
    def test_parts(self, rules, number):
        """Parts of 40, 25 and 35 points."""
        sheet = rules.sheet(number)
        assert [p.max_points for p in sheet.parts] == [40, 25, 35]
        for part in sheet.parts:
            leaves = [c for c in sheet.leaves if c.part == part.id]
            assert sum(c.max_points for c in leaves) == part.max_points

    @pytest.mark.parametrize("number", [11, 13])
    def test_three_levels(self, rules, number):
        """Sheets 11 and 13 go down to 6.1.1; the headings above are not scored."""
        sheet = rules.sheet(number)
        assert not sheet.criterion("6.1").is_scored
        assert sheet.criterion("6.1.1").is_scored
        assert sheet.criterion("6.1.1").parent == "6.1"
        assert "6.1.1" in sheet.criterion("6.1").children

    def test_bilingual_label(self, rules):
        """Sheets 1 to 22 print a point for a bilingual label and no box (I15)."""
        implied = [
            (s.number, c.code) for s in rules.sheets for c in s.leaves if c.options[0].implied
        ]
        assert implied == [(n, "2.4" if n <= 20 else "2.3") for n in range(1, 23)]


class TestRules:
    """Every rule that is not points stands where the annex prints it."""

    def test_places(self, rules):
        """Rule by rule: sheet and criterion."""
        found = collections.defaultdict(list)
        for sheet in rules.sheets:
            for criterion, rule in sheet.placed_rules():
                if criterion is not None:
                    found[rule.id].append((sheet.number, criterion.code))
        assert set(found) - set(PLACES) == {"E10", "E11", "E13", "E14", "E19"}
        assert {id: found[id] for id in PLACES} == {
            id: sorted(places.items()) for id, places in PLACES.items()
        }

    def test_remaining_places(self, rules):
        """The evidence notes that stand by the name of the criterion."""
        by_rule = collections.defaultdict(set)
        for sheet in rules.sheets:
            for criterion, rule in sheet.placed_rules():
                if criterion is not None:
                    by_rule[rule.id].add((sheet.number, criterion.code, criterion.title))
        assert {(n, c) for n, c, _ in by_rule["E10"]} == {(16, "9"), (18, "6"), (18, "7")}
        assert {n for n, _, _ in by_rule["E11"]} == {*range(1, 18), 21, 22}
        assert all(title.startswith("CÔNG BỐ") for _, _, title in by_rule["E11"])
        assert len(by_rule["E13"]) == 25
        assert all(title.startswith("Năng lực sản xuất") for _, _, title in by_rule["E13"])
        assert {n for n, _, _ in by_rule["E14"]} == {*range(1, 21), 23, 24, 25}
        assert all(title == "TÍNH ĐỘC ĐÁO" for _, _, title in by_rule["E14"])
        assert len(by_rule["E19"]) == 25
        assert all(title.startswith("Bảo vệ môi trường") for _, _, title in by_rule["E19"])

    def test_rejections(self, rules):
        """The sentence at the head of each sheet; sheet 26 prints none."""
        assert {s.number: s.rejection and s.rejection.id for s in rules.sheets} == REJECTIONS

    def test_every_rule_is_used(self, rules):
        """No rule is defined that stands nowhere."""
        used = {rule.id for s in rules.sheets for _, rule in s.placed_rules()}
        assert used == set(rules.rules)

    def test_kinds_and_effects(self, rules):
        """R, K, N, Y1 to Y4 reject; S stops; the rest has no effect of its own."""
        for id, rule in rules.rules.items():
            if id[0] in "RKN" or id in ("Y1", "Y2", "Y3", "Y4"):
                assert rule.effect == "reject", id
            elif id[0] == "S":
                assert rule.effect == "stop", id
            else:
                assert rule.effect is None, id
        assert [id for id, rule in rules.rules.items() if rule.by_library] == ["S3"]
        assert [id for id, rule in rules.rules.items() if rule.depends_on] == ["C1"]

    def test_cases(self, rules):
        """Sheet 26, criteria 8, 9, 15: two cases with the same points."""
        with_cases = [c for s in rules.sheets for c in s.leaves if c.cases]
        assert [c.code for c in with_cases] == ["8", "9", "15"]
        for criterion in with_cases:
            ladders = {
                case: [o.points for o in criterion.options if o.case == case] for case in "ab"
            }
            assert ladders["a"] == ladders["b"]
            assert criterion.ticked(1, "a") != criterion.ticked(1, "b")
            assert any(rule.kind is RuleKind.CASES for rule in criterion.rules)


class TestEvidence:
    """Phụ lục III, Mẫu số 02: the table of proof, attached to the criteria on the same matter."""

    def test_table(self, rules):
        """Fifteen rows in printed order."""
        assert [e.id for e in rules.evidence] == [f"M02.{n}" for n in range(1, 16)]
        assert rules.evidence[6].name == "Sở hữu trí tuệ"

    def test_each_title_exists(self, rules):
        """Every title in the table is the title of a criterion."""
        table = tomllib.loads(DATA.joinpath("26-2026/evidence.toml").read_text("utf-8"))
        titles = {c.title for s in rules.sheets for c in s.leaves}
        named = {title for row in table["evidence"] for title in row["criteria"]}
        assert named <= titles

    def test_proof_of_a_criterion(self, rules):
        """What proof counts for a criterion: the annex's notes and the rows of the form."""
        criterion = rules.sheet(13).criterion("3.5")
        assert [rule.id for rule in criterion.proof] == ["E8"]
        assert [e.id for e in criterion.evidence] == ["M02.7"]
        assert criterion.evidence[0].proof_en


class TestErrata:
    """Printed slips: corrected ones keep the printed value; the others stay as printed (I14)."""

    @pytest.mark.parametrize("id", CORRECTED)
    def test_corrected(self, rules, id):
        """The box holds the reading and keeps what is printed."""
        number, code, box, printed, points = CORRECTED[id]
        option = rules.sheet(number).criterion(code).options[box]
        assert (option.points, option.printed, option.erratum) == (points, printed, id)

    def test_corrected_elsewhere(self, rules):
        """N7 on a criterion, N10 on a part, G1 and G2 on the form of a box."""
        nine = rules.sheet(23).criterion("9")
        assert (nine.max_points, nine.printed, nine.erratum) == (4, "4 1", "N7")
        part = rules.sheet(26).parts[0]
        assert (part.max_points, part.printed, part.erratum) == (40, "(35 Điểm)", "N10")
        assert rules.sheet(7).criterion("7").options[3].minimum_for == 5
        assert rules.sheet(7).criterion("7").options[3].erratum == "G1"
        assert rules.sheet(3).criterion("5.1").options[4].minimum_for == 4
        assert rules.sheet(3).criterion("5.1").options[4].erratum == "G2"

    def test_list(self, rules):
        """Ten N, two G, fifteen S, thirteen T; the applied ones are N, G and T12."""
        ids = [e.id for e in rules.errata]
        kinds = collections.Counter(id[0] for id in ids)
        assert kinds == {"N": 10, "G": 2, "S": 15, "T": 13}
        applied = {e.id for e in rules.errata if e.applied}
        assert applied == {id for id in ids if id[0] in "NG"} | {"T12"}

    def test_marked_values_are_listed(self, rules):
        """Every corrected value points to an applied erratum in that place."""
        for sheet in rules.sheets:
            by_id = {e.id: e for e in sheet.errata}
            for criterion in sheet.criteria.values():
                for slip in (criterion, *criterion.options):
                    if slip.erratum:
                        assert by_id[slip.erratum].applied
                        assert by_id[slip.erratum].touches(sheet.number, criterion.code)

    @pytest.mark.parametrize(
        ("number", "code", "box", "mark"),
        [
            (10, "3.5", 1, None),
            (1, "8", 3, None),
            (24, "2.2", 2, 5),
            (2, "6.1", 2, 5),
            (23, "8", 2, 3),
        ],
    )
    def test_suspicions_stay_as_printed(self, rules, number, code, box, mark):
        """S1, S2, S3, S7, S10: a suspicion changes nothing."""
        assert rules.sheet(number).criterion(code).options[box].minimum_for == mark


class TestAnnexOne:
    """Phụ lục I: sector, group, subgroup and managing ministry of each sheet."""

    def test_classification(self, rules):
        """Six sectors, seventeen groups, twenty-six leaves."""
        sheets = rules.sheets
        assert len({s.sector for s in sheets}) == 6
        assert len({(s.sector, s.group) for s in sheets}) == 17
        assert len({(s.sector, s.group, s.subgroup) for s in sheets}) == 26
        assert [s.sector.code for s in sheets] == ["I"] * 13 + ["II"] * 4 + ["III"] * 3 + [
            "IV"
        ] * 2 + ["V"] * 3 + ["VI"]

    @pytest.mark.parametrize(
        ("number", "ministries"),
        [
            (1, ["Bộ Nông nghiệp và Môi trường"]),
            (5, ["Bộ Công Thương"]),
            (6, ["Bộ Nông nghiệp và Môi trường", "Bộ Công Thương"]),
            (16, ["Bộ Y tế"]),
            (20, ["Bộ Y tế", "Bộ Công Thương"]),
            (21, ["Bộ Công Thương", "Bộ Nông nghiệp và Môi trường"]),
            (26, ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Nông nghiệp và Môi trường"]),
        ],
    )
    def test_ministries(self, rules, number, ministries):
        """Ministries in printed order."""
        assert list(rules.sheet(number).ministries) == ministries


class TestTexts:
    """Texts: NFC, the same box the same label, one gloss per text and none too many."""

    @pytest.mark.parametrize("path", sorted(p.name for p in DATA.joinpath("26-2026").iterdir()))
    def test_nfc(self, path):
        """Every data file is NFC."""
        assert unicodedata.is_normalized("NFC", DATA.joinpath("26-2026", path).read_text("utf-8"))

    def test_labels(self, rules):
        """About 450 distinct labels; distinct within a criterion and case."""
        labels = {o.label for s in rules.sheets for c in s.leaves for o in c.options}
        assert 400 <= len(labels) <= 455
        for sheet in rules.sheets:
            for criterion in sheet.leaves:
                own = [(o.case, o.label) for o in criterion.options]
                assert len(own) == len(set(own))

    def test_labels_are_plain(self, rules):
        """No star mark, checkbox or stray space in a label."""
        for sheet in rules.sheets:
            for criterion in sheet.leaves:
                for option in criterion.options:
                    assert option.label == option.label.strip()
                    assert not set("*□") & set(option.label)

    def test_glosses(self):
        """en.toml has a gloss for every text that is shown, and no other."""
        folder = DATA.joinpath("26-2026")
        glosses = tomllib.loads(folder.joinpath("en.toml").read_text("utf-8"))
        wanted = set()

        def want(table, *keys):
            wanted.update(table[key] for key in keys if table.get(key))

        law = tomllib.loads(folder.joinpath("law.toml").read_text("utf-8"))
        for row in (*law["parts"], *law["tiers"]):
            want(row, "title")
        for name in ("rules", "evidence", "errata"):
            for row in tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))[name]:
                want(row, {"errata": "note", "rules": "text"}.get(name, "name"), "proof")
        for number in NUMBERS:
            sheet = tomllib.loads(folder.joinpath(f"sheet_{number:02d}.toml").read_text("utf-8"))
            want(sheet, "title", "listed_as")
            want(sheet["sector"], "name")
            want(sheet["group"], "name")
            want(sheet.get("subgroup", {}), "name")
            wanted.update(sheet["ministries"])
            for row in (*sheet["parts"], *sheet["criteria"]):
                want(row, "title", "detail", "implied")
                wanted.update(row.get("cases", {}).values())
                for option in row.get("options", []):
                    want(option, "label")
        assert wanted - set(glosses) == set(), "missing"
        assert set(glosses) - wanted == set(), "stale"
        assert all(gloss.strip() == gloss != "" for gloss in glosses.values())

    def test_glosses_are_reachable(self, rules):
        """Each text knows its English."""
        sheet = rules.sheet(26)
        assert sheet.title_en.startswith("Community tourism")
        assert sheet.parts[1].title_en
        assert sheet.criterion("4.3").detail_en
        assert sheet.criterion("1.1").detail_en is None
        assert sheet.criterion("8").options[0].label_en
        assert all(rule.text_en for rule in rules.rules.values())
        assert all(e.name_en and e.proof_en for e in rules.evidence)
        assert all(e.note_en for e in rules.errata)


class TestFrames:
    """The decisions: dates, part weights, bands; earlier ones are frames without sheets."""

    @pytest.mark.parametrize(
        ("law", "parts", "first", "last", "amended_by"),
        [
            (LAW, (40, 25, 35), date(2026, 5, 22), None, ()),
            ("148/QĐ-TTg", (40, 25, 35), date(2023, 2, 24), date(2026, 7, 21), ("1489/QĐ-TTg",)),
            ("1048/QĐ-TTg", (35, 25, 40), date(2019, 8, 21), date(2023, 2, 23), ("781/QĐ-TTg",)),
        ],
    )
    def test_frame(self, law, parts, first, last, amended_by):
        """Figures of each decision."""
        rules = criteria.ruleset(law)
        assert tuple(p.max_points for p in rules.parts.values()) == parts
        assert rules.document.validity.first == first
        assert rules.document.validity.last == last
        assert rules.document.amended_by == amended_by
        bands = [(int(b.tier), b.lowest, b.below) for b in rules.tiers]
        assert bands == [(5, 90, None), (4, 70, 90), (3, 50, 70), (2, 30, 50), (1, 0, 30)]

    @pytest.mark.parametrize("law", ["148/QĐ-TTg", "1048/qd-ttg"])
    def test_not_encoded(self, law):
        """Their sheets are an error, not an empty answer."""
        with pytest.raises(NotEncodedError, match="not encoded, only its tiers"):
            criteria.ruleset(law).sheet(1)
        assert criteria.ruleset(law).sheets == ()

    @pytest.mark.parametrize(
        ("on", "law"),
        [
            (date(2019, 8, 21), "1048/QĐ-TTg"),
            (date(2023, 2, 23), "1048/QĐ-TTg"),
            (date(2023, 2, 24), "148/QĐ-TTg"),
            (date(2026, 5, 21), "148/QĐ-TTg"),
            (date(2026, 5, 22), LAW),
            (date(2026, 7, 21), LAW),
            (date(2030, 1, 1), LAW),
        ],
    )
    def test_in_force(self, on, law):
        """Each side of each change."""
        assert criteria.in_force(on).id == law

    def test_before_the_first(self):
        """Before 21/08/2019 there is none; the message names the neighbour."""
        with pytest.raises(NotInForceError, match="1048/QĐ-TTg"):
            criteria.in_force(date(2019, 8, 20))


class TestLookups:
    """Decisions and sheets are found however their names are typed."""

    @pytest.mark.parametrize(
        "name",
        [
            13,
            "ca-phe-ca-cao",
            "CA-PHE-CA-CAO",
            "Cà phê, ca cao",
            unicodedata.normalize("NFD", "Sản phẩm cà phê, ca cao"),
            "san pham ca phe, ca cao",
            "Cà phê, cacao",
        ],
    )
    def test_sheet(self, rules, name):
        """Number, slug, title, list title, leaf of Annex I; case, accents and form aside."""
        assert rules.sheet(name).number == 13

    def test_every_slug_and_title(self, rules):
        """Slugs and titles lead to one sheet each."""
        for sheet in rules.sheets:
            assert rules.sheet(sheet.slug) is sheet
            assert rules.sheet(sheet.title) is sheet
            assert rules.sheet(sheet.listed_as) is sheet
        assert len({s.slug for s in rules.sheets}) == 26

    @pytest.mark.parametrize("name", [0, 27, -1, True, "", "ca phe rang", None, 1.0])
    def test_unknown_sheet(self, rules, name):
        """An unknown name is an error."""
        with pytest.raises(UnknownNameError, match="there is no sheet"):
            rules.sheet(name)

    def test_nearest_sheet(self, rules):
        """The message gives the nearest names."""
        with pytest.raises(UnknownNameError, match="nearest: ca-phe-ca-cao"):
            rules.sheet("ca-phe-cacaoo")

    @pytest.mark.parametrize("law", ["26/2026/qd-ttg", " 26/2026/QĐ-TTG ", "26/2026/QĐ-TTg"])
    def test_law(self, law):
        """Case, accents and form do not matter."""
        assert criteria.ruleset(law).id == LAW

    @pytest.mark.parametrize("law", ["27/2026/QĐ-TTg", "", None, 26])
    def test_unknown_law(self, law):
        """An unknown decision is an error that names those there are."""
        with pytest.raises(UnknownNameError, match="148/QĐ-TTg"):
            criteria.ruleset(law)

    def test_criterion(self, rules):
        """A criterion is found by its code; a wrong one names the nearest."""
        assert rules.sheet(13).criterion("6.1.1").title == "Tạp chất lạ"
        with pytest.raises(UnknownNameError, match=r"nearest: 6\.1\.1"):
            rules.sheet(13).criterion("6.1.11")

    def test_citations(self, rules):
        """Every rule object cites its clause."""
        for sheet in rules.sheets:
            assert sheet.citation.clause == f"Phụ lục II, bộ sản phẩm {sheet.number}"
            for criterion in sheet.criteria.values():
                assert criterion.citation.clause.endswith(f"tiêu chí {criterion.code}")
            for rule in sheet.findings.values():
                assert sheet.place_of(rule).document == LAW
            if sheet.rejection:
                assert sheet.place_of(sheet.rejection) == sheet.citation
        assert [b.citation.clause for b in rules.tiers] == [
            f"Điều 3 khoản 3 điểm {letter}" for letter in "abcdđ"
        ]

    def test_ticked(self, rules):
        """The box of some points, or none."""
        criterion = rules.sheet(13).criterion("1.1")
        assert criterion.ticked(2).minimum_for == 3
        assert criterion.ticked(0) is None
        assert criterion.allowed == (0, 1, 2, 3)
        assert isinstance(rules.rules, FrozenDict)
