"""ocop: the rules of Vietnam's OCOP programme as typed, exact, explained Python.

Mỗi xã một sản phẩm (One Commune One Product): `ocop.criteria` holds the score sheets of
Decision 26/2026/QĐ-TTg and rates product dossiers by them.
"""

from ocop import criteria
from ocop.entities import Certificate, Product, ProductGroup, Subject, SubjectType
from ocop.errors import (
    AssessmentError,
    DataError,
    InputError,
    Issue,
    NotEncodedError,
    NotInForceError,
    OcopError,
    UnknownNameError,
)
from ocop.interpretations import INTERPRETATIONS, interpretation
from ocop.legal import Citation, Interpretation, LegalDocument, Validity
from ocop.vocabulary import StarTier, Status

__version__ = "0.1.0"

__all__ = [
    # what most people need
    "StarTier",
    "Status",
    "criteria",
    # who and what takes part
    "Certificate",
    "Product",
    "ProductGroup",
    "Subject",
    "SubjectType",
    # where an answer comes from
    "INTERPRETATIONS",
    "Citation",
    "Interpretation",
    "LegalDocument",
    "Validity",
    "interpretation",
    # what can go wrong
    "AssessmentError",
    "DataError",
    "InputError",
    "Issue",
    "NotEncodedError",
    "NotInForceError",
    "OcopError",
    "UnknownNameError",
]
