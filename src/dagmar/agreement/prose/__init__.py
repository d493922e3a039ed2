"""The prose of an agreement: its rules in plain Swedish and English, made from the model by a grammar."""

from dagmar.agreement.prose.whole import prose

__all__ = ["prose"]
