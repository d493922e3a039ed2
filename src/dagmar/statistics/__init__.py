"""Statistics: how sure a figure is, and what two figures can be said to differ in. One method, one file.

Here, and only of the rooms that reckon, figures may be floats: an interval is an estimate and decides no amount. Numerators
and denominators stay exact (`int` or `Fraction`) and stand beside what was made of them, and every result carries the name
of its method. Missing in gives missing out (`None`); a count that cannot be is refused (`Impossible`); what a method
cannot say of the data it was given, it says it cannot, and why (`NotCalculated`).
"""
