"""Fixed phrases in Vietnamese and English."""

from ocop.frozen import FrozenDict
from ocop.vocabulary import Lang


class Phrases(FrozenDict[str, tuple[str, str]]):
    """A table of phrases, Vietnamese first; called with a key, it says the phrase.

    Example:
        >>> say = Phrases({"due": ("Hạn {day}", "Due {day}")})
        >>> say("due", "vi", day="28/02/2023"), say("due", "en", day="2023-02-28")
        ('Hạn 28/02/2023', 'Due 2023-02-28')
    """

    __slots__ = ()

    def __call__(self, key: str, lang: Lang, **values: object) -> str:
        """A phrase in one language.

        Args:
            key: Its key.
            lang: ``"vi"`` or ``"en"``.
            **values: What to fill in.

        Returns:
            The phrase.

        Raises:
            KeyError: If there is no such phrase, or a value is missing.
        """
        vi, en = self[key]
        return (vi if lang == "vi" else en).format(**values)
