"""The comparison of two versions or years of an agreement: what was added, removed, changed, renamed or only moved."""

from dagmar.agreement.comparison.change import Change
from dagmar.agreement.comparison.compare import compare, renamed_grants

__all__ = ["Change", "compare", "renamed_grants"]
