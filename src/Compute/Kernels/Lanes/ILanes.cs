namespace MLNetVision.Compute.Kernels.Lanes;

/// <summary>
/// Some floats side by side: what a kernel is written in, once, for every width. Loops over tiles and rows take the type as a parameter, so that the JIT makes
/// code for 512, 256 and 128 bits out of one source. Arithmetic, roots and comparisons round as IEEE 754 says and only <see cref="MultiplyAdd"/> is contracted:
/// a formula without it gives the same bits at every width.
/// </summary>
internal unsafe interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>How many floats.</summary>
    static abstract int Count { get; }

    /// <summary>Zeros.</summary>
    static abstract T Zero { get; }

    static abstract T Load(float* from);

    /// <summary>The same number in every lane.</summary>
    static abstract T Spread(float value);

    /// <summary>a * b + c, rounded once where the processor can.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>The smaller; where one is not a number, the second.</summary>
    static abstract T Min(T a, T b);

    /// <summary>The larger; where one is not a number, the second.</summary>
    static abstract T Max(T a, T b);

    static abstract T Sqrt(T a);

    static abstract T Abs(T a);

    /// <summary>The largest whole number not above.</summary>
    static abstract T Floor(T a);

    /// <summary>Where <paramref name="a"/> is greater than <paramref name="b"/>, the third, elsewhere the fourth.</summary>
    static abstract T IfGreater(T a, T b, T then, T otherwise);

    /// <summary>Where <paramref name="a"/> equals <paramref name="b"/>, the third, elsewhere the fourth; what is not a number equals nothing.</summary>
    static abstract T IfEqual(T a, T b, T then, T otherwise);

    /// <summary>Whole numbers from 0 to 255.</summary>
    static abstract T LoadBytes(byte* from);

    /// <summary>2 to the power of whole numbers from -126 to 127.</summary>
    static abstract T PowerOfTwo(T whole);

    /// <summary>e of m * 2^e, m from 1 to 2, for normal numbers; the sign does not count.</summary>
    static abstract T Exponent(T a);

    /// <summary>m of m * 2^e, m from 1 to 2, for normal numbers; the sign does not count.</summary>
    static abstract T Mantissa(T a);

    /// <summary>The sum of all lanes, in a fixed order.</summary>
    static abstract float Sum(T a);

    /// <summary>The largest of all lanes.</summary>
    static abstract float Largest(T a);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    void Store(float* to);

    /// <summary>Stores whole numbers from 0 to 255.</summary>
    void StoreBytes(byte* to);
}
