"""Entities: strict, frozen, one clear error, JSON in and out."""

import copy
import json
import pickle
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import Citation, InputError, StarTier
from ocop.entities import (
    Address,
    BusinessRegistration,
    Certificate,
    LegalForm,
    Product,
    ProductGroup,
    Representative,
    Subject,
    SubjectType,
)

COFFEE = {"number": "1978/QĐ-UBND", "product": "Cà phê", "tier": 4, "issued_on": date(2024, 8, 6)}
WHOLE = Subject(
    name="Công ty cổ phần Đồi Sương",
    type=SubjectType.SMALL_OR_MEDIUM_ENTERPRISE,
    legal_form=LegalForm.JOINT_STOCK_COMPANY,
    community_capital=Decimal("51.5"),
    representative=Representative(name="Nguyễn Thị A", woman=True, ethnic_minority=False),
    address=Address(line="Ấp 1", commune_code="31957", province_code="96"),
    business_registration=BusinessRegistration(number="1", registered_on=date(2020, 1, 1)),
    tax_code="0100233488",
    phone="0290",
    email="a@b.vn",
)


def problems(model, **data):
    """The problems of an entity as code, path, English."""
    with pytest.raises(InputError) as caught:
        model(**data)
    assert all(i.vi and i.vi != i.en for i in caught.value.issues)
    return [(i.code, i.path, i.en) for i in caught.value.issues]


class TestSubject:
    """Điều 2 khoản 3: who may register."""

    def test_round_trip(self):
        """JSON out and in, equality, hash, copies."""
        assert Subject.model_validate_json(WHOLE.model_dump_json()) == WHOLE
        assert (
            Subject.model_validate(
                json.loads(WHOLE.model_dump_json())
                | {
                    "community_capital": Decimal("51.5"),
                    "business_registration": {"number": "1", "registered_on": date(2020, 1, 1)},
                }
            )
            == WHOLE
        )
        for twin in (copy.deepcopy(WHOLE), pickle.loads(pickle.dumps(WHOLE)), WHOLE.model_copy()):
            assert twin == WHOLE
            assert hash(twin) == hash(WHOLE)
        assert WHOLE.model_copy(update={"phone": None}) != WHOLE

    def test_frozen(self):
        """Nothing can be changed."""
        with pytest.raises(ValueError, match="frozen"):
            WHOLE.name = "x"
        with pytest.raises(InputError):
            WHOLE.model_copy(update={"tax_code": "1"})

    def test_types(self):
        """Nine types with their Vietnamese terms; text of a type is taken."""
        assert {str(t): t.vi for t in SubjectType} == {
            "cooperative": "hợp tác xã",
            "cooperative-group": "tổ hợp tác",
            "small-or-medium-enterprise": "doanh nghiệp nhỏ và vừa",
            "farm": "trang trại",
            "production-household": "hộ sản xuất",
            "family-household": "hộ gia đình",
            "association": "hội, hiệp hội",
            "operating-centre": "trung tâm điều hành",
            "equivalent-organisation": "tổ chức tương đương",
        }
        assert Subject(name="A", type="farm").type is SubjectType.FARM
        found = problems(Subject, name="A", type="company")
        assert found[0][:2] == ("enum", "type")
        assert "allowed: 'cooperative'" in found[0][2]

    @pytest.mark.parametrize("name", ["CÔNG TY THHH AN NHIÊN", "HTX Nông nghiệp 1 thành viên"])
    def test_names_as_written(self, name):
        """Names are kept as they are written."""
        assert Subject(name=name, type="cooperative").name == name

    @pytest.mark.parametrize(
        ("code", "kept"),
        [
            ("0100233488", "0100233488"),
            ("0314409058-002", "0314409058002"),
            ("01.00.233.488", "0100233488"),
            (None, None),
        ],
    )
    def test_tax_code(self, code, kept):
        """A valid tax code is kept as digits."""
        subject = Subject(name="A", type="cooperative", tax_code=code)
        assert subject.tax_code == kept

    @pytest.mark.parametrize("code", ["12345", "0100233480", "abc", ""])
    def test_wrong_tax_code(self, code):
        """A wrong one says why and what to do."""
        ((kind, path, en),) = problems(Subject, name="A", type="cooperative", tax_code=code)
        assert (kind, path) == ("tax-code", "tax_code")
        assert "is not a tax code (mã số thuế): " in en
        assert en.endswith("Give 10 or 13 digits as printed")

    def test_legal_form(self):
        """A legal form belongs to enterprises, community capital to joint-stock companies."""
        for form in ("limited-liability-company", "private-enterprise", "joint-stock-company"):
            enterprise = Subject(name="A", type="small-or-medium-enterprise", legal_form=form)
            assert enterprise.legal_form == form
        ((kind, path, en),) = problems(
            Subject, name="A", type="farm", legal_form="private-enterprise"
        )
        assert (kind, path) == ("legal-form", "legal_form")
        assert "for enterprises (doanh nghiệp) only, and the type is farm" in en
        ((kind, path, _),) = problems(Subject, name="A", type="farm", community_capital=Decimal(60))
        assert (kind, path) == ("community-capital", "community_capital")

    @pytest.mark.parametrize("share", [Decimal(-1), Decimal("100.1")])
    def test_share(self, share):
        """A share lies between 0 and 100 percent."""
        enterprise = {"name": "A", "type": "small-or-medium-enterprise"}
        ((_, path, en),) = problems(
            Subject, **enterprise, legal_form="joint-stock-company", community_capital=share
        )
        assert path == "community_capital"
        assert "is below 0" in en or "is above 100" in en

    def test_everything_at_once(self):
        """Every problem in one error, with places inside parts."""
        found = problems(
            Subject,
            name=" ",
            type="farm",
            address={"commune_code": "123", "provinc": "x"},
            representative={"woman": "yes"},
        )
        assert [path for _, path, _ in found] == [
            "name",
            "representative.name",
            "representative.woman",
            "address.commune_code",
            "address.provinc",
        ]
        words = [en for _, _, en in found]
        assert words[0] == "' ' does not have the form expected: text that is not blank (chữ)"
        assert words[1] == "this field is required; add it"
        assert words[3] == "'123' does not have the form expected: 5 digits (5 chữ số)"

    @pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"name": 5}'])
    def test_hostile_json(self, text):
        """Any text ends in an InputError."""
        with pytest.raises(InputError):
            Subject.model_validate_json(text)
        with pytest.raises(InputError):
            Subject.model_validate(text)

    def test_unknown_field(self):
        """An unknown field names the nearest."""
        ((_, path, en),) = problems(Subject, name="A", type="farm", adress=None)
        assert path == "adress"
        assert "nearest: address. Rename or remove it" in en

    @pytest.mark.parametrize("model", [Subject, Product, ProductGroup, Certificate])
    def test_schema(self, model):
        """Every entity has a JSON Schema that forbids other fields."""
        schema = model.model_json_schema()
        own = schema.get("$defs", {}).get(model.__name__, schema)
        assert own["additionalProperties"] is False


class TestCertificate:
    """Điều 4 khoản 3: 36 months from the issue; Điều 4 khoản 1: 3 to 5 stars only."""

    @pytest.mark.parametrize(
        ("issued", "last"),
        [
            (date(2020, 2, 4), date(2023, 2, 4)),
            (date(2024, 8, 6), date(2027, 8, 6)),
            (date(2026, 8, 5), date(2029, 8, 5)),
            (date(2024, 2, 29), date(2027, 2, 28)),
            (date(2025, 2, 28), date(2028, 2, 28)),
        ],
    )
    def test_term(self, issued, last):
        """I8: the last valid day is the corresponding day, with its end."""
        certificate = Certificate(**COFFEE | {"issued_on": issued, "expires_on": last})
        assert certificate.last_valid_day == last
        assert certificate.valid_on(issued)
        assert certificate.valid_on(last)
        assert not certificate.valid_on(last + timedelta(days=1))
        assert not certificate.valid_on(issued - timedelta(days=1))

    @pytest.mark.parametrize("printed", [date(2027, 8, 5), date(2027, 8, 7)])
    def test_expiry_by_hand(self, printed):
        """An expiry that differs from the term is an error that names the right day."""
        with pytest.raises(InputError) as caught:
            Certificate(**COFFEE, expires_on=printed)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("expiry", "expires_on")
        assert issue.citation == Citation("26/2026/QĐ-TTg", "Điều 4 khoản 3")
        assert "the last valid day is 2027-08-06 (I8)" in issue.en
        assert "ngày cuối là 2027-08-06 (I8)" in issue.vi

    @pytest.mark.parametrize("tier", [1, 2, 0, 6, True, "4", 4.0, None])
    def test_tier(self, tier):
        """1 and 2 stars, or anything else, get no certificate."""
        with pytest.raises(InputError) as caught:
            Certificate(**COFFEE | {"tier": tier})
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("tier", "tier")
        assert issue.citation == Citation("26/2026/QĐ-TTg", "Điều 4 khoản 1 điểm a")
        assert "allowed: 3, 4, 5" in issue.en
        assert "cho phép: 3, 4, 5" in issue.vi

    @pytest.mark.parametrize("tier", [3, StarTier.FOUR, 5])
    def test_tiers(self, tier):
        """A number or a tier."""
        assert Certificate(**COFFEE | {"tier": tier}).tier == tier

    @pytest.mark.parametrize("day", ["2024-08-06", datetime(2024, 8, 6, 1), 20240806, None])  # noqa: DTZ001
    def test_only_dates(self, day):
        """A text, a datetime or a number is no date."""
        ((_, path, en),) = problems(Certificate, **COFFEE | {"issued_on": day})
        assert path == "issued_on"
        assert "date" in en

    def test_end_of_time(self):
        """A day from which no term can be counted is refused, and no day before such days."""
        ((kind, path, _),) = problems(Certificate, **COFFEE | {"issued_on": date(9997, 1, 1)})
        assert (kind, path) == ("issue-too-late", "issued_on")
        late = Certificate(**COFFEE | {"issued_on": date(9996, 12, 31)})
        assert late.last_valid_day == date(9999, 12, 31)

    def test_json(self):
        """Dates are ISO texts in JSON."""
        certificate = Certificate(**COFFEE | {"product": Product(name="Cà phê", group="I.6")})
        text = certificate.model_dump_json()
        assert '"issued_on":"2024-08-06"' in text
        assert Certificate.model_validate_json(text) == certificate
        with pytest.raises(InputError):
            Certificate.model_validate_json(text.replace("2024-08-06", "06/08/2024"))

    @given(
        st.dates(date(2019, 1, 1), date(2080, 1, 1)), st.dates(date(2019, 1, 1), date(2080, 1, 1))
    )
    def test_later_issue_later_end(self, one, two):
        """A certificate issued later does not end earlier."""
        ends = [Certificate(**COFFEE | {"issued_on": d}).last_valid_day for d in sorted([one, two])]
        assert ends[0] <= ends[1]


class TestProductGroup:
    """Phụ lục I: ngành, nhóm, phân nhóm."""

    @pytest.mark.parametrize("level", ["sector", "group", "subgroup"])
    def test_levels(self, level):
        """Each level is written as its English word, in JSON too."""
        group = ProductGroup(
            id="I", slug="thuc-pham", name="Thực phẩm", level=level, law="1/QĐ-TTg", clause="I"
        )
        assert group.level == level
        assert json.loads(group.model_dump_json())["level"] == level
        assert ProductGroup.model_validate_json(group.model_dump_json()) == group


def test_long_text():
    """Endless text is refused in few words."""
    ((kind, _, en),) = problems(Product, name="x" * 10_000)
    assert kind == "string-too-long"
    assert len(en) < 200


class TestProduct:
    """A product and its code."""

    @pytest.mark.parametrize(
        ("code", "kept"),
        [
            (None, None),
            ("", None),
            ("01-017-41-2020", "01-017-41-2020"),
            (" 83-829-28780-3-2022 ", "83-829-28780-3-2022"),
        ],
    )
    def test_code(self, code, kept):
        """A code of any period; none is valid: it is not issued yet."""
        assert Product(name="Chả cá", code=code).code == kept

    def test_wrong_code(self):
        """A wrong part is named, in both languages."""
        with pytest.raises(InputError) as caught:
            Product(name="Chả cá", code="2-38-585-1-2022")
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("product-code", "code")
        assert "province: '2' is no province code" in issue.en
        assert "province: '2' không phải mã tỉnh" in issue.vi
