"""Điều 4 khoản 1, Điều 7 khoản 3 and 4, Điều 8: who recognises, who withdraws, what follows."""

import copy
import pickle
import unicodedata

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import Citation, InputError, StarTier, Status, UnknownNameError
from ocop.procedure.authority import (
    WITHDRAWAL_GROUNDS,
    Consequence,
    Level,
    authority,
    outcome,
)
from ocop.procedure.rounds import Level as LevelOfRounds

LAW = "26/2026/QĐ-TTg"
CHAIRMAN, MINISTER = "Chủ tịch UBND cấp tỉnh", "Bộ trưởng Bộ Nông nghiệp và Môi trường"
PROVINCE, MINISTRY = "UBND cấp tỉnh", "Bộ Nông nghiệp và Môi trường"


def issues(function, *args, **options):
    """What an InputError lists, as (code, path, clause)."""
    with pytest.raises(InputError) as caught:
        function(*args, **options)
    assert all(issue.vi != issue.en for issue in caught.value.issues)
    return [(i.code, i.path, i.citation.clause) for i in caught.value.issues]


class TestRecognition:
    """Điều 4 khoản 1: 3 and 4 stars by the province, 5 by the ministry, 1 and 2 by nobody."""

    @pytest.mark.parametrize(
        ("tier", "level", "body", "head", "clause"),
        [
            (3, "province", PROVINCE, CHAIRMAN, "Điều 4 khoản 1 điểm a; Điều 7 khoản 3 điểm e"),
            (4, "province", PROVINCE, CHAIRMAN, "Điều 4 khoản 1 điểm a; Điều 7 khoản 3 điểm e"),
            (5, "centre", MINISTRY, MINISTER, "Điều 4 khoản 1 điểm b; Điều 7 khoản 4 điểm e"),
        ],
    )
    def test_recognised(self, tier, level, body, head, clause):
        """The body of Điều 4 and the head of Điều 7 who decides."""
        found = authority(tier)
        assert (found.tier, found.act, found.level) == (tier, "recognise", level)
        assert (found.body_vi, found.decided_by_vi) == (body, head)
        assert found.citation == Citation(LAW, clause)
        assert found.text_vi == f"Hạng {tier} sao: {head} công nhận và cấp giấy chứng nhận"

    @pytest.mark.parametrize("tier", [1, 2])
    def test_not_recognised(self, tier):
        """1 and 2 stars: no decision and no certificate, a plain answer and no error."""
        found = authority(tier)
        assert found.level is None
        assert (found.body_vi, found.body_en) == ("", "")
        assert (found.decided_by_vi, found.decided_by_en) == ("", "")
        assert found.citation == Citation(LAW, "Điều 4 khoản 1 điểm a")
        assert found.text_vi == (
            f"Hạng {tier} sao: không có quyết định công nhận, không có giấy chứng nhận"
        )
        stars = "1 star" if tier == 1 else "2 stars"
        assert found.text_en == f"{stars}: no recognition decision and no certificate"

    def test_english(self):
        """The same in English."""
        assert authority(4).text_en == (
            "4 stars: the Chairman of the Provincial People's Committee recognises and gives the "
            "certificate"
        )
        assert authority(5).body_en == "Ministry of Agriculture and Environment"
        assert authority(5).decided_by_en == "Minister of Agriculture and Environment"


class TestWithdrawal:
    """Điều 8 khoản 2: who recognised withdraws; khoản 1: on six grounds."""

    @pytest.mark.parametrize(
        ("tier", "head", "clause"),
        [
            (3, CHAIRMAN, "Điều 8 khoản 2 điểm a"),
            (4, CHAIRMAN, "Điều 8 khoản 2 điểm a"),
            (5, MINISTER, "Điều 8 khoản 2 điểm b"),
        ],
    )
    def test_authority(self, tier, head, clause):
        """The head who decided on recognition."""
        found = authority(tier, act="withdraw")
        assert (found.act, found.decided_by_vi) == ("withdraw", head)
        assert found.citation == Citation(LAW, clause)
        assert found.level == authority(tier).level
        assert found.text_vi == f"Hạng {tier} sao: {head} thu hồi giấy chứng nhận"
        assert found.text_en.endswith("withdraws the certificate")

    @pytest.mark.parametrize("tier", [1, 2])
    def test_nothing_to_withdraw(self, tier):
        """There is no certificate of 1 or 2 stars."""
        assert issues(authority, tier, act="withdraw") == [
            ("no-certificate", "tier", "Điều 4 khoản 1 điểm a")
        ]
        with pytest.raises(InputError) as caught:
            authority(tier, act="withdraw")
        stars = "1 star" if tier == 1 else "2 stars"
        assert caught.value.issues[0].en == (
            f"{stars}: no certificate (giấy chứng nhận) to withdraw; give its tier, 3, 4 or 5"
        )
        assert caught.value.issues[0].vi == (
            f"hạng {tier} sao không có giấy chứng nhận để thu hồi; hãy ghi hạng trên giấy: 3, 4, 5"
        )

    def test_grounds(self):
        """Six, in printed order; đ comes between d and e."""
        assert [(g.id, g.citation) for g in WITHDRAWAL_GROUNDS] == [
            (f"W{n}", Citation(LAW, f"Điều 8 khoản 1 điểm {point}"))
            for n, point in enumerate("abcdđe", 1)
        ]

    @pytest.mark.parametrize(
        ("id", "words"),
        [
            ("W1", ["làm giả", "đăng ký"]),
            ("W2", ["không còn đạt", "kết luận kiểm tra, giám sát"]),
            (
                "W3",
                [
                    *("chất lượng", "an toàn thực phẩm", "môi trường", "sở hữu trí tuệ"),
                    *("nhãn", "luật khác", "kết luận của cơ quan có thẩm quyền"),
                ],
            ),
            ("W4", ["nhãn hiệu OCOP", "gây nhầm"]),
            ("W5", ["thôi sản xuất"]),
            ("W6", ["cơ quan nhà nước có thẩm quyền", "kết luận", "đề nghị"]),
        ],
    )
    def test_ground_says_what_matters(self, id, words):
        """Each keeps the conditions of its point."""
        ground = next(g for g in WITHDRAWAL_GROUNDS if g.id == id)
        assert all(word in ground.vi for word in words)
        assert ground.en
        assert unicodedata.is_normalized("NFC", ground.vi)


class TestAtTheProvince:
    """Điều 7 khoản 3 điểm e: recognise 3 and 4 stars, put 5 forward, issue nothing else."""

    @pytest.mark.parametrize("tier", [3, 4])
    def test_recognised(self, tier):
        """The chairman considers and recognises."""
        found = outcome(tier, "province")
        assert found.consequence is Consequence.RECOGNISED
        assert found.authority == authority(tier)
        assert found.citation == Citation(LAW, "Điều 7 khoản 3 điểm e")
        assert (found.options, found.readings) == ((), ())
        assert found.vi == f"{CHAIRMAN} xem xét, công nhận {tier} sao và cấp giấy chứng nhận"
        assert found.en == (
            "The Chairman of the Provincial People's Committee considers recognition of "
            f"{tier} stars and certifies it"
        )

    def test_put_forward(self):
        """5 stars are put forward; the province never recognises them itself (I11)."""
        found = outcome(StarTier.FIVE, Level.PROVINCE)
        assert found.consequence is Consequence.PUT_FORWARD
        assert found.authority.level is Level.CENTRE
        assert found.authority.decided_by_vi == MINISTER
        assert (found.citation.clause, found.readings) == ("Điều 7 khoản 3 điểm e", ("I11",))
        assert "đề nghị" in found.vi
        assert "forward" in found.en

    @pytest.mark.parametrize("tier", [1, 2])
    def test_nothing(self, tier):
        """1 and 2 stars end without a paper."""
        found = outcome(tier, "province")
        assert found.consequence is Consequence.NOTHING_ISSUED
        assert (found.authority, found.options) == (None, ())
        assert (found.vi, found.en) == (authority(tier).text_vi, authority(tier).text_en)
        assert found.citation == Citation(LAW, "Điều 4 khoản 1 điểm a")


class TestAtTheCentre:
    """Điều 7 khoản 4 điểm e, g: 5 stars by the minister; else back to the province."""

    @pytest.mark.parametrize("proposed", [None, 5, StarTier.FIVE])
    def test_recognised(self, proposed):
        """5 stars found at the centre are recognised by the minister."""
        found = outcome(5, "centre", proposed_tier=proposed)
        assert found.consequence is Consequence.RECOGNISED
        assert found.authority == authority(5)
        assert (found.citation.clause, found.readings) == ("Điều 7 khoản 4 điểm e", ("I11",))
        assert found.vi == f"{MINISTER} xem xét, công nhận 5 sao và cấp giấy chứng nhận"

    @pytest.mark.parametrize("tier", [3, 4])
    def test_two_ways(self, tier):
        """The province may recognise on that result, or assess itself."""
        found = outcome(tier, "centre", proposed_tier=5)
        assert found.consequence is Consequence.BACK_TO_PROVINCE
        assert found.authority is None
        assert [(o.id, o.tier) for o in found.options] == [("recognise", tier), ("assess", None)]
        assert {o.citation.clause for o in found.options} == {"Điều 7 khoản 4 điểm g"}
        assert found.citation.clause == "Điều 7 khoản 4 điểm g"
        assert f"{tier} sao" in found.options[0].vi
        assert f"{tier} stars" in found.options[0].en

    @pytest.mark.parametrize("tier", [1, 2])
    def test_one_way(self, tier):
        """A result of 1 or 2 stars leaves nothing to recognise: the province may assess itself."""
        found = outcome(tier, "centre", proposed_tier=5)
        assert found.consequence is Consequence.BACK_TO_PROVINCE
        assert [(o.id, o.tier) for o in found.options] == [("assess", None)]

    @given(st.integers(1, 4))
    def test_proposal_may_be_left_out(self, tier):
        """Only 5-star candidates come to the centre."""
        assert outcome(tier, "centre") == outcome(tier, "centre", proposed_tier=5)


class TestWithoutTier:
    """A rating that is not rated has no tier (I5)."""

    @pytest.mark.parametrize(
        ("status", "readings"), [("incomplete", ()), ("stopped", ("I5",)), ("rejected", ("I5",))]
    )
    def test_province(self, status, readings):
        """Nothing is issued, and the answer says why."""
        found = outcome(None, "province", status=status)
        assert (found.tier, found.status) == (None, status)
        assert found.consequence is Consequence.NOTHING_ISSUED
        assert (found.readings, found.citation.clause) == (readings, "Điều 3 khoản 3")
        assert (found.authority, found.options) == (None, ())
        assert "hạng" in found.vi
        assert "no tier" in found.en

    @pytest.mark.parametrize("status", ["stopped", "rejected"])
    def test_centre(self, status):
        """A candidate stopped or rejected at the centre did not reach 90 points either."""
        found = outcome(None, "centre", proposed_tier=5, status=status)
        assert found.consequence is Consequence.BACK_TO_PROVINCE
        assert [o.id for o in found.options] == ["assess"]
        assert found.readings == ("I31", "I5")

    def test_centre_incomplete(self):
        """Nothing follows while the sheets are not complete."""
        found = outcome(None, "centre", status="incomplete")
        assert (found.consequence, found.options) == (Consequence.NOTHING_ISSUED, ())


class TestLevel:
    """Điều 4 khoản 1: two levels, province and centre."""

    def test_one_level(self):
        """Rounds and outcomes speak of the same levels."""
        assert Level is LevelOfRounds

    @given(st.integers(1, 5), st.sampled_from(Level))
    def test_always_an_answer(self, tier, level):
        """Every tier has an outcome at every level; only its own level recognises it."""
        found = outcome(tier, level)
        assert (found.tier, found.level, found.status) == (tier, level, "rated")
        recognised = found.consequence is Consequence.RECOGNISED
        assert recognised == (authority(tier).level is level and (tier == 5 or level == "province"))
        assert bool(found.options) == (found.consequence is Consequence.BACK_TO_PROVINCE)
        assert found.citation.document == LAW
        assert found.vi != found.en

    def test_immutable(self):
        """Frozen, hashable, and the same after pickling."""
        found = outcome(4, "centre")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            found.tier = StarTier.FIVE
        assert copy.deepcopy(found) == found == pickle.loads(pickle.dumps(found))
        assert hash(found) == hash(outcome(StarTier.FOUR, Level.CENTRE))


class TestBadInput:
    """Each wrong question is one clear error; nothing is guessed."""

    @pytest.mark.parametrize("tier", [0, 6, -1, pytest.param(10**5000, id="huge")])
    def test_no_such_tier(self, tier):
        """There are five tiers."""
        expected = [("unknown-tier", "tier", "Điều 3 khoản 3")]
        assert issues(authority, tier) == expected
        assert issues(outcome, tier, "province") == expected
        with pytest.raises(InputError) as caught:
            authority(tier)
        assert "there is no tier (hạng) of" in str(caught.value)
        assert "allowed: 1, 2, 3, 4, 5" in str(caught.value)
        assert "cho phép: 1, 2, 3, 4, 5" in caught.value.message("vi")
        assert len(str(caught.value)) < 300

    def test_every_problem_at_once(self):
        """Both tiers wrong: both are named."""
        assert [i[:2] for i in issues(outcome, 6, "centre", proposed_tier=0)] == [
            ("unknown-tier", "tier"),
            ("unknown-tier", "proposed_tier"),
        ]
        assert [i[:2] for i in issues(outcome, None, "province", proposed_tier=5)] == [
            ("tier-and-status", "tier"),
            ("proposed-tier", "proposed_tier"),
        ]

    @pytest.mark.parametrize("tier", [True, "5", 5.0, b"5", [5]])
    def test_not_a_tier(self, tier):
        """A bool, text or float is no tier."""
        with pytest.raises(TypeError, match="tier: expected StarTier or int, got"):
            authority(tier)
        with pytest.raises(TypeError, match="proposed_tier: expected StarTier or int, got"):
            outcome(4, "centre", proposed_tier=tier)

    def test_authority_needs_a_tier(self):
        """None is no tier."""
        with pytest.raises(TypeError, match="got NoneType"):
            authority(None)

    @pytest.mark.parametrize(
        ("tier", "status"), [(None, "rated"), (4, "stopped"), (5, "rejected"), (1, "incomplete")]
    )
    def test_tier_and_status(self, tier, status):
        """A rated assessment always has a tier, another never."""
        assert issues(outcome, tier, "province", status=status) == [
            ("tier-and-status", "tier", "Điều 3 khoản 3")
        ]
        with pytest.raises(InputError) as caught:
            outcome(tier, "province", status=status)
        assert caught.value.issues[0].en == (
            f"tier {tier}, status {status}: 'rated' has a tier (hạng), others None; give the "
            "rating's own"
        )
        assert caught.value.issues[0].vi == (
            f"hạng {tier}, tình trạng {status}: chỉ 'rated' có hạng, còn lại là None; hãy ghi như "
            "kết quả"
        )

    @pytest.mark.parametrize(("level", "proposed"), [("province", 5), ("centre", 4), ("centre", 1)])
    def test_proposal(self, level, proposed):
        """Products are put forward to the centre only, and for 5 stars only."""
        assert issues(outcome, 4, level, proposed_tier=proposed) == [
            ("proposed-tier", "proposed_tier", "Điều 7 khoản 3 điểm e")
        ]
        with pytest.raises(InputError) as caught:
            outcome(4, level, proposed_tier=proposed)
        assert caught.value.issues[0].en == (
            f"{proposed} at the {level}: a product is put forward (đề nghị) to the centre only, "
            "and for 5 stars only. Give 5 there, or leave proposed_tier out"
        )
        assert "chỉ đề nghị lên trung ương" in caught.value.issues[0].vi

    def test_unknown_words(self):
        """Levels, acts and statuses are named with the nearest and all that are allowed."""
        with pytest.raises(UnknownNameError) as caught:
            outcome(5, "center")
        assert caught.value.issues[0].en == (
            "there is no level (cấp) 'center'; nearest: centre. Allowed: province, centre"
        )
        with pytest.raises(UnknownNameError) as caught:
            authority(5, act="revoke")
        assert caught.value.issues[0].vi == (
            "không có việc 'revoke'; gần nhất: recognise, withdraw. Cho phép: recognise, withdraw"
        )
        with pytest.raises(UnknownNameError) as caught:
            outcome(5, "centre", status="x" * 10**6)
        assert len(str(caught.value)) < 300

    @pytest.mark.parametrize("word", [None, 1, b"centre", ["centre"]])
    def test_not_text(self, word):
        """A word that is not text is a type error."""
        with pytest.raises(TypeError, match="level: expected text, got"):
            outcome(5, word)
        with pytest.raises(TypeError, match="status: expected text, got"):
            outcome(5, "centre", status=word)
        with pytest.raises(TypeError, match="act: expected text, got"):
            authority(5, act=word)

    def test_status_of_the_vocabulary(self):
        """Statuses are those of a rating."""
        assert outcome(3, "province", status=Status.RATED) == outcome(3, "province")
