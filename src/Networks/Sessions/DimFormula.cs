namespace MLNetVision.Networks.Sessions;

/// <summary>A dimension that has been read once and gives its size for the present sizes of the symbols, without allocating.</summary>
internal abstract class DimFormula
{
    /// <summary>Reads a dimension; its symbols get slots.</summary>
    /// <exception cref="FormatException">The text is no formula.</exception>
    public static DimFormula Of(Dim dim, DimSizes sizes) =>
        dim.Symbol is { } formula ? new DimParser(formula, sizes).Parse() : new Number(dim.Size);

    /// <summary>The size at present.</summary>
    public abstract long Evaluate(DimSizes sizes);

    /// <summary>Whether all symbols in it have sizes.</summary>
    public abstract bool IsKnown(DimSizes sizes);

    internal sealed class Number(long value) : DimFormula
    {
        public override long Evaluate(DimSizes sizes) => value;

        public override bool IsKnown(DimSizes sizes) => true;
    }

    internal sealed class Symbol(int slot) : DimFormula
    {
        /// <summary>Which symbol it is.</summary>
        public int Slot => slot;

        public override long Evaluate(DimSizes sizes) => sizes[slot];

        public override bool IsKnown(DimSizes sizes) => sizes.Knows(slot);
    }

    /// <summary>Quotients are rounded down, below 0 too: a window that does not fit gives 0 places or fewer, never one.</summary>
    internal sealed class Binary(char sign, DimFormula left, DimFormula right) : DimFormula
    {
        public override bool IsKnown(DimSizes sizes) => left.IsKnown(sizes) && right.IsKnown(sizes);

        public override long Evaluate(DimSizes sizes)
        {
            var a = left.Evaluate(sizes);
            var b = right.Evaluate(sizes);
            return sign switch
            {
                '+' => checked(a + b),
                '-' => checked(a - b),
                '*' => checked(a * b),
                _ => FloorDivide(a, b),
            };
        }

        private static long FloorDivide(long a, long b)
        {
            var (quotient, remainder) = Math.DivRem(a, b);
            return remainder != 0 && (remainder < 0) != (b < 0) ? quotient - 1 : quotient;
        }
    }
}
