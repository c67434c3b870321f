"""Which certificate is of which product, which product of which subject, and what fits nowhere."""

import unicodedata
from datetime import date

import pytest

from ocop import InputError
from ocop.entities import Product, Subject
from ocop.plan import Headcount, Portfolio, SubjectFacts
from portfolio_worlds import DAY, gone, of, paper, places, problems, subjects, tiers

LATER = date(2024, 6, 1)


class TestWhichProduct:
    """A product is its name and its subject: two subjects may make things of one name."""

    A, B = of("Tôm khô", "HTX Tân Ân"), of("Tôm khô", "HTX Đất Mũi")

    def test_one_name_two_subjects(self):
        """They count as two, though recognised on one day by one decision."""
        assert tiers(certificates=(paper(self.A, 3), paper(self.B, 4))) == {
            ("Tôm khô", "HTX Tân Ân"): 3,
            ("Tôm khô", "HTX Đất Mũi"): 4,
        }

    def test_the_list_tells_the_subject(self):
        """A bare name that stands once in the list of products is that product."""
        papers = (paper("TÔM KHÔ", 3), paper(self.A, 4, LATER, "2"))
        assert tiers(products=(self.A,), certificates=papers) == {("Tôm khô", "HTX Tân Ân"): 4}

    def test_without_a_list(self):
        """A bare name stands for itself, its subject not known; also where the list has none."""
        assert tiers(certificates=(paper("Tôm khô"),)) == {("Tôm khô", None): 3}
        listed = (Product(name="Tôm khô"),)
        assert tiers(products=listed, certificates=(paper("TÔM KHÔ"),)) == {("Tôm khô", None): 3}

    def test_names_as_listed(self):
        """The list's spelling; without one, that of the first certificate."""
        papers = (
            paper("TÔM KHÔ"),
            paper("Tôm khô", 4, LATER, "2"),
            paper(of("Cua", "HTX Đất Mũi")),
        )
        assert [*tiers(certificates=papers)] == [("TÔM KHÔ", None), ("Cua", "HTX Đất Mũi")]
        listed = (of("Tôm khô", "htx đất mũi"), of("Cua", "HTX ĐẤT MŨI"))
        assert [*tiers(products=listed, certificates=papers)] == [
            ("Tôm khô", "htx đất mũi"),
            ("Cua", "htx đất mũi"),
        ]
        known = {"subjects": subjects("HTX Đất Mũi"), "products": listed}
        assert {subject for _, subject in tiers(certificates=papers, **known)} == {"HTX Đất Mũi"}

    @pytest.mark.parametrize("products", [None, (of("Chả cá", "A"),)])
    @pytest.mark.parametrize("turned", [1, -1])
    def test_one_product_written_in_two_ways(self, products, turned):
        """By bare name, and as a product: with its subject, or without where it is listed."""
        other = of("Chả cá", None if products else "A")
        papers = (paper("Chả cá", 3), paper(other, 4, LATER, "2"))[::turned]
        assert tiers(products=products, certificates=papers) == {("Chả cá", "A"): 4}

    def test_two_subjects_use_the_name(self):
        """A bare name does not tell which; with the subject it does."""
        products = (of("Tôm khô", "A"), of("Tôm khô", "B"), of("tôm khô", "C"))
        ((code, path, en, vi),) = problems(products=products, certificates=(paper("Tôm khô"),))
        assert (code, path) == ("which-product", "certificates[0].product")
        assert en == (
            "'Tôm khô' may mean 3 products (sản phẩm): 'Tôm khô (A)'; 'Tôm khô (B)'; 'Tôm khô "
            "(C)'. Give the whole name with its accents, and the product with its subject"
        )
        assert vi == (
            "'Tôm khô' có thể là 3 sản phẩm: 'Tôm khô (A)'; 'Tôm khô (B)'; 'Tôm khô (C)'. Hãy ghi "
            "đủ tên, đủ dấu, và sản phẩm cùng chủ thể"
        )
        papers = (paper(products[2]),)
        assert tiers(products=products, certificates=papers) == {("Tôm khô", "C"): 3}

    def test_two_subjects_without_a_list(self):
        """The same where they are known from certificates."""
        papers = (paper("Tôm khô", 5, LATER), paper(self.A), paper(self.B))
        assert places(certificates=papers) == [("which-product", "certificates[0].product")]

    def test_one_of_two_without_a_subject(self):
        """It is shown by its name alone."""
        products = (Product(name="Chả cá"), of("Chả cá", "A"))
        ((code, _, en, _),) = problems(products=products, certificates=(paper("Chả cá"),))
        assert code == "which-product"
        assert "(sản phẩm): 'Chả cá'; 'Chả cá (A)'. Give" in en

    def test_many(self):
        """Five are shown."""
        products = tuple(of("Tôm khô", f"HTX {n}") for n in range(9))
        ((_, _, en, vi),) = problems(products=products, certificates=(paper("Tôm khô"),))
        assert "may mean 9 products" in en
        for said in (en, vi):
            assert "'Tôm khô (HTX 4)'. " in said
            assert "HTX 5" not in said

    def test_pairs_are_compared_as_pairs(self):
        """Two things that only read alike when joined."""
        Portfolio(products=(Product(name="X"), of("X", "None")))
        Portfolio(products=(of("X (A)", None), of("X", "A")))
        papers = (paper("B", number="1, A"), paper("A, B", number="1"))
        withdrawals = (gone("1, A", "B"), gone("1", "A, B"))
        assert tiers(certificates=papers, withdrawals=withdrawals) == {}

    def test_facts(self):
        """They are found by the name of the subject as listed."""
        listed = subjects("HTX Đất Mũi")
        facts = SubjectFacts(subject=unicodedata.normalize("NFD", "htx đất MŨI"), trained=True)
        held = Portfolio(subjects=listed, facts=(facts,))
        assert held.subject_by_name == {"HTX Đất Mũi": listed[0]}
        assert held.facts_by_subject == {"HTX Đất Mũi": facts}

    def test_lists_not_known_are_not_missed(self):
        """Names are looked up only where there is a list of them."""
        held = Portfolio(
            certificates=(paper(of("Tôm khô", "HTX A")), paper("Chả cá")),
            facts=(SubjectFacts(subject="HTX B"),),
        )
        assert [*held.counting_on(DAY)] == [("Tôm khô", "HTX A"), ("Chả cá", None)]
        assert [*held.facts_by_subject] == ["HTX B"]


class TestListedTwice:
    """Each subject, product, fact and withdrawal stands once."""

    def test_every_list(self):
        """In each list the second one is named, and so is every further one."""
        subject = Subject(name="HTX A", type="cooperative")
        found = problems(
            subjects=(subject, Subject(name="htx  a", type="farm"), subject),
            products=(of("Chả cá", "HTX A"), of("CHẢ CÁ", "htx a"), of("Chả cá", None)),
            certificates=(paper(of("Chả cá", "HTX A")),),
            facts=(SubjectFacts(subject="HTX A"), SubjectFacts(subject="Htx A", trained=True)),
            withdrawals=(gone("1", "Chả cá"), gone("1", of("chả cá", "HTX A"))),
        )
        assert [(code, path) for code, path, *_ in found] == [
            ("listed-twice", "subjects[1]"),
            ("listed-twice", "subjects[2]"),
            ("listed-twice", "products[1]"),
            ("listed-twice", "withdrawals[1]"),
            ("listed-twice", "facts[1]"),
        ]
        assert found[0][2:] == (
            "'htx  a' is listed (liệt kê) twice; keep one, or tell the two apart by their names",
            "'htx  a' được liệt kê hai lần; hãy giữ một, hoặc ghi tên cho khác nhau",
        )
        assert [en.partition(" is")[0] for *_, en, _ in found[2:]] == [
            "'CHẢ CÁ'", "'1, chả cá (HTX A)'", "'HTX A'",
        ]  # fmt: skip

    def test_facts_without_a_list_of_subjects(self):
        """Two spellings of a name are one subject there as well."""
        facts = (SubjectFacts(subject="HTX B"), SubjectFacts(subject="htx  b"))
        assert places(facts=facts) == [("listed-twice", "facts[1]")]
        facts = (SubjectFacts(subject="HTX Đất Mũi"), SubjectFacts(subject="htx dat mui"))
        assert places(facts=facts) == [("listed-twice", "facts[1]")]

    def test_certificates(self):
        """Two of one product on one day contradict each other, whatever their tiers."""
        ((code, path, en, vi),) = problems(
            certificates=(
                paper("Chả cá", 3, number="1"),
                paper("Tôm khô", 3, number="1"),
                paper("chả cá", 4, number="2"),
                paper("Chả cá", 4, date(2024, 1, 16), number="3"),
            )
        )
        assert (code, path) == ("two-certificates-of-a-day", "certificates[2]")
        assert en == (
            "'Chả cá' has two certificates (giấy chứng nhận) issued on 2024-01-15; keep the one "
            "that holds, or give the products with their subjects if there are two"
        )
        assert vi == (
            "'Chả cá' có hai giấy chứng nhận cấp ngày 2024-01-15; hãy giữ giấy có hiệu lực, hoặc "
            "ghi sản phẩm cùng chủ thể nếu là hai sản phẩm"
        )

    def test_certificates_with_a_list(self):
        """A bare name and the product listed under it are one."""
        a = of("Chả cá", "HTX A")
        ((code, path, en, _),) = problems(products=(a,), certificates=(paper("CHẢ CÁ"), paper(a)))
        assert (code, path) == ("two-certificates-of-a-day", "certificates[1]")
        assert en.startswith("'Chả cá (HTX A)' has two certificates")

    def test_the_very_same_certificate(self):
        """As when it is equal and another object."""
        one = paper("Chả cá")
        assert places(certificates=(one, one)) == [("two-certificates-of-a-day", "certificates[1]")]


class TestNotListed:
    """A name that refers to a list stands in it; else the nearest names are given."""

    SUBJECTS = (
        Subject(name="HTX Tân Ân", type="cooperative"),
        Subject(name="Hộ Nguyễn Thị B", type="production-household"),
    )

    def test_subjects(self):
        """Of products, of products on certificates, of facts."""
        found = problems(
            subjects=self.SUBJECTS,
            products=(of("Chả cá", "htx tân ân"), of("Tôm khô", "HTX Tân Ân A"), Product(name="X")),
            certificates=(paper("Chả cá"), paper(of("Chả cá", "Cơ sở Đất Mũi"), number="2")),
            facts=(SubjectFacts(subject="HTX TÂN ÂN"), SubjectFacts(subject="Hộ Nguyễn Thị C")),
        )
        assert [(code, path) for code, path, *_ in found] == [
            ("not-listed", "products[1].subject"),
            ("not-listed", "certificates[1].product.subject"),
            ("not-listed", "facts[1].subject"),
        ]
        _, _, en, vi = found[0]
        assert en == (
            "there is no subject (chủ thể) 'HTX Tân Ân A' in the list; nearest: HTX Tân Ân. "
            "Add it or mend the name"
        )
        assert vi == (
            "danh sách không có chủ thể 'HTX Tân Ân A'; gần nhất: HTX Tân Ân. Hãy thêm hoặc sửa tên"
        )
        assert "nearest: none. Add it" in found[1][2]
        assert "gần nhất: không có. Hãy" in found[1][3]
        assert "nearest: Hộ Nguyễn Thị B. Add it" in found[2][2]

    @pytest.mark.parametrize("typed", ["Chả cáo", of("Chả cáo", "HTX A"), of("Chả cáo", None)])
    def test_products(self, typed):
        """A product on a certificate must be one of the list, by whatever it is given."""
        products = (of("Chả cá", "HTX A"), of("Chả cá", "HTX B"))
        ((code, path, en, vi),) = problems(products=products, certificates=(paper(typed),))
        assert (code, path) == ("not-listed", "certificates[0].product")
        shown = "Chả cáo (HTX A)" if getattr(typed, "subject", None) else "Chả cáo"
        assert en == (
            f"there is no product (sản phẩm) '{shown}' in the list; nearest: Chả cá. "
            "Add it or mend the name"
        )
        assert vi == (
            f"danh sách không có sản phẩm '{shown}'; gần nhất: Chả cá. Hãy thêm hoặc sửa tên"
        )

    @pytest.mark.parametrize(
        ("listed", "near"),
        [
            ([of("Chả cá", "Cơ sở Năm Căn")], "Chả cá (Cơ sở Năm Căn)"),
            ([of("Chả cá", "B"), of("chả cá", "C")], "Chả cá (B); Chả cá (C)"),
            ([Product(name="Chả cá")], "Chả cá"),
        ],
    )
    def test_product_of_another_subject(self, listed, near):
        """Those of that name are shown with the subjects that they have in the list."""
        papers = (paper(of("CHẢ CÁ", "HTX Đất Mũi")),)
        ((code, path, en, vi),) = problems(products=tuple(listed), certificates=papers)
        assert (code, path) == ("not-listed", "certificates[0].product")
        assert f"'CHẢ CÁ (HTX Đất Mũi)' in the list; nearest: {near}. Add it" in en
        assert f"gần nhất: {near}. Hãy thêm" in vi

    def test_product_and_subject(self):
        """Neither is known, and both are said."""
        papers = (paper(of("Mật ong", "HTX Tân")),)
        products = (of("Chả cá", "HTX Tân Ân"),)
        assert places(subjects=self.SUBJECTS, products=products, certificates=papers) == [
            ("not-listed", "certificates[0].product.subject"),
            ("not-listed", "certificates[0].product"),
        ]

    @pytest.mark.parametrize("product", ["Chả cá", of("Chả cá", "A"), Product(name="Chả cá")])
    def test_no_products_at_all(self, product):
        """An empty list is known to be empty."""
        assert places(products=(), certificates=(paper(product),)) == [
            ("not-listed", "certificates[0].product")
        ]

    def test_near_names_of_the_first_few(self):
        """Comparing names takes time: of a list that fits nowhere five are looked up."""
        facts = tuple(SubjectFacts(subject=f"HTX Tân Ân {n}") for n in range(9))
        found = problems(subjects=self.SUBJECTS, facts=facts)
        assert ["HTX Tân Ân." in en for *_, en, _ in found] == [True] * 5 + [False] * 4


class TestWithdrawals:
    """A withdrawal names one certificate by its number and its product."""

    def test_number_however_typed(self):
        """Qđ, QĐ, QD: a number has no accents to tell it apart."""
        papers = (paper("Chả cá", number="7/QD"), paper("Tôm khô", number="7/QĐ"))
        for number in ("7/QĐ", "7/qđ", "7/qd"):
            counting = tiers(certificates=papers, withdrawals=(gone(number, "cha ca"),))
            assert counting == {("Tôm khô", None): 3}

    def test_not_listed(self):
        """The nearest by number and product; number and product of two do not make one."""
        ((code, path, en, vi),) = problems(
            certificates=(paper("Chả cá", number="7/QĐ"), paper(of("Tôm khô", "A"), number="8/QĐ")),
            withdrawals=(gone("7/QĐ", "Tôm khô"), gone("8/QĐ", "Tôm khô")),
        )
        assert (code, path) == ("not-listed", "withdrawals[0]")
        assert en == (
            "there is no certificate (giấy chứng nhận) '7/QĐ, Tôm khô' in the list; nearest: "
            "8/QĐ, Tôm khô. Add it or mend the name"
        )
        assert vi == (
            "danh sách không có giấy chứng nhận '7/QĐ, Tôm khô'; gần nhất: 8/QĐ, Tôm khô. Hãy thêm "
            "hoặc sửa tên"
        )

    @pytest.mark.parametrize(
        ("product", "near"),
        [(of("Tôm khô", "A"), "7/QĐ, Tôm khô (A)"), ("Tôm khô", "7/QĐ, Tôm khô")],
    )
    def test_another_subject(self, product, near):
        """That of the number and name is shown with its subject, or without where it has none."""
        papers = (paper(product, number="7/QĐ"),)
        withdrawals = (gone("7/qđ", of("Tôm khô", "Cơ sở Đất Mũi")),)
        ((code, _, en, _),) = problems(certificates=papers, withdrawals=withdrawals)
        assert code == "not-listed"
        assert f"'7/qđ, Tôm khô (Cơ sở Đất Mũi)' in the list; nearest: {near}. Add" in en

    @pytest.mark.parametrize("certificates", [None, ()])
    def test_without_certificates(self, certificates):
        """Nothing can be withdrawn where no certificate is known, or there is none."""
        assert places(certificates=certificates, withdrawals=(gone("1", "Chả cá"),)) == [
            ("not-listed", "withdrawals[0]")
        ]

    @pytest.mark.parametrize("typed", ["Tôm khô", "tom kho", Product(name="Tôm khô")])
    def test_one_decision_two_subjects(self, typed):
        """By name alone it may be either's."""
        papers = (paper(of("Tôm khô", "A")), paper(of("Tôm khô", "B")))
        ((code, path, en, vi),) = problems(certificates=papers, withdrawals=(gone("1", typed),))
        assert (code, path) == ("which-certificate", "withdrawals[0]")
        shown = getattr(typed, "name", typed)
        assert en == (
            f"'1, {shown}' may mean 2 certificates (giấy chứng nhận): 'Tôm khô (A), 2024-01-15'; "
            "'Tôm khô (B), 2024-01-15'. Give the product with its accents and its subject; where "
            "two papers of a product bear one number, write the numbers with their years"
        )
        assert vi == (
            f"'1, {shown}' có thể là 2 giấy chứng nhận: 'Tôm khô (A), 2024-01-15'; "
            "'Tôm khô (B), 2024-01-15'. Hãy ghi sản phẩm đủ dấu, cùng chủ thể; nếu hai giấy của "
            "một sản phẩm trùng số, hãy ghi số kèm năm"
        )

    def test_names_that_fit_two(self):
        """Without accents it is the one of that number; of one number it does not tell."""
        papers = (paper("Kẹo dừa", number="7"), paper("Kẹo dứa", number="8"))
        withdrawals = (gone("8", "keo dua"),)
        assert tiers(certificates=papers, withdrawals=withdrawals) == {("Kẹo dừa", None): 3}
        papers = (paper("Kẹo dừa"), paper("Kẹo dứa"))
        assert places(certificates=papers, withdrawals=(gone("1", "keo dua"),)) == [
            ("which-certificate", "withdrawals[0]")
        ]

    def test_subjects_that_fit_two(self):
        """Without accents the subject is the one with a certificate of that number."""
        papers = (paper(of("Tôm", "HTX Tân"), number="7"), paper(of("Tôm", "HTX Tấn"), number="8"))
        withdrawals = (gone("8", of("tôm", "htx tan")),)
        assert tiers(certificates=papers, withdrawals=withdrawals) == {("Tôm", "HTX Tân"): 3}
        papers = (paper(of("Tôm", "HTX Tân")), paper(of("Tôm", "HTX Tấn")))
        assert places(certificates=papers, withdrawals=(gone("1", of("tôm", "htx tan")),)) == [
            ("which-certificate", "withdrawals[0]")
        ]

    def test_one_number_in_two_years(self):
        """Decisions are numbered anew each year; which paper of the product is not guessed."""
        papers = (paper("Chả cá", 3, date(2022, 1, 4), "9/QĐ"), paper("Chả cá", 4, number="9/QĐ"))
        ((code, _, en, _),) = problems(certificates=papers, withdrawals=(gone("9/QĐ", "Chả cá"),))
        assert code == "which-certificate"
        assert "'Chả cá, 2022-01-04'; 'Chả cá, 2024-01-15'. Give" in en
        told = (paper("Chả cá", 3, date(2022, 1, 4), "9/QĐ (2022)"), papers[1])
        withdrawals = (gone("9/QĐ (2022)", "Chả cá"),)
        assert tiers(certificates=told, withdrawals=withdrawals) == {("Chả cá", None): 4}

    def test_before_issue(self):
        """A certificate cannot be withdrawn before there is one."""
        withdrawals = (gone("1", "Chả cá", date(2024, 1, 14)),)
        assert problems(certificates=(paper("Chả cá"),), withdrawals=withdrawals) == [
            (
                "withdrawn-before-issue",
                "withdrawals[0].withdrawn_on",
                "2024-01-14 is before 2024-01-15, the day of issue (ngày cấp); mend one of the two",
                "2024-01-14 trước ngày cấp 2024-01-15; hãy sửa một trong hai",
            )
        ]

    def test_of_a_certificate_to_be_mended(self):
        """While its product cannot be told it is not said to be missing; what is missing is."""
        products = (of("Tôm khô", "A"), of("Tôm khô", "B"))
        found = problems(
            products=products,
            certificates=(paper("Tôm khô"), paper(products[0], number="2")),
            withdrawals=(gone("1", "Tôm khô"), gone("2", "Chả cá")),
        )
        assert [(code, path) for code, path, *_ in found] == [
            ("which-product", "certificates[0].product"),
            ("not-listed", "withdrawals[1]"),
        ]
        assert "nearest: none" in found[1][2]


class TestAtOnce:
    """One error lists everything that is wrong, and nothing because of what is said already."""

    def test_headcount(self):
        """No more are trained than there are; all or nobody may be."""
        with pytest.raises(InputError) as caught:
            Headcount(total=3, trained=4)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("more-trained-than-there-are", "trained")
        assert issue.en == "4 trained (được đào tạo) of 3 in all; mend one of the two"
        assert issue.vi == "4 người được đào tạo trên tổng 3; hãy sửa một trong hai"
        assert Headcount(total=0, trained=0).total == 0
        assert Headcount(total=3, trained=3).trained == 3

    def test_several(self):
        """What is repeated, what is loose, what is twice on a day, and what else is wrong."""
        found = problems(
            subjects=(*subjects("A"), Subject(name="a", type="farm")),
            products=(of("Tôm khô", "A"), of("Tôm khô", "Z"), of("Chả cá", "A")),
            certificates=(
                paper("Tôm khô"), paper("Mật ong", number="2"), paper("Chả cá"), paper("chả cá", 4),
            ),
            withdrawals=(gone("3", "Chả cá"),),
            facts=(SubjectFacts(subject="B"), SubjectFacts(subject="a")),
        )  # fmt: skip
        assert [(code, path) for code, path, *_ in found] == [
            ("listed-twice", "subjects[1]"),
            ("not-listed", "products[1].subject"),
            ("which-product", "certificates[0].product"),
            ("not-listed", "certificates[1].product"),
            ("two-certificates-of-a-day", "certificates[3]"),
            ("not-listed", "withdrawals[0]"),
            ("not-listed", "facts[0].subject"),
        ]
        assert all(vi and vi != en for _, _, en, vi in found)

    def test_a_subject_listed_twice(self):
        """Those who refer to it are not told that it may mean two."""
        found = places(
            subjects=subjects("HTX A", "htx  a"),
            products=(of("Chả cá", "HTX A"),),
            certificates=(paper(of("Chả cá", "htx a")),),
            facts=(SubjectFacts(subject="htx a"),),
        )
        assert found == [("listed-twice", "subjects[1]")]

    @pytest.mark.parametrize("product", ["Chả cá", of("chả cá", "HTX Z")])
    def test_a_product_of_an_unknown_subject(self, product):
        """It is in the list all the same."""
        found = places(
            subjects=subjects("HTX A"),
            products=(of("Chả cá", "HTX Z"),),
            certificates=(paper(product),),
        )
        assert found[0] == ("not-listed", "products[0].subject")
        assert [path for _, path in found[1:]] == (
            [] if product == "Chả cá" else ["certificates[0].product.subject"]
        )

    def test_message(self):
        """The whole error in both languages, a line for each problem."""
        with pytest.raises(InputError) as caught:
            Portfolio(products=(), certificates=(paper("A"), paper("B", number="2")))
        assert caught.value.message().startswith("Portfolio: 2 problems\n  1. certificates[0]")
        assert "2 lỗi\n  1. certificates[0].product: danh sách không có" in caught.value.message(
            "vi"
        )

    def test_long_names(self):
        """They are cut short in messages, and looking for near ones stays cheap."""
        long = "x" * 500
        with pytest.raises(InputError) as caught:
            Portfolio(facts=({"subject": long + "x"},))
        assert len(str(caught.value)) < 200
        found = [
            *problems(subjects=(), facts=(SubjectFacts(subject=long),)),
            *problems(certificates=(paper(long), paper(long, 4))),
            *problems(products=(of(long, "A"), of(long, "B")), certificates=(paper(long),)),
            *problems(products=(), certificates=(paper(of(long, long)),)),
            *problems(withdrawals=(gone(long, long),)),
        ]
        assert [code for code, *_ in found] == [
            "not-listed", "two-certificates-of-a-day", "which-product", "not-listed", "not-listed",
        ]  # fmt: skip
        assert all(len(said) < 350 for _, _, *both in found for said in both)
