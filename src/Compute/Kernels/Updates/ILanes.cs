namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>
/// One or more single-precision numbers side by side. Every operation rounds as IEEE 754 says and none is contracted, so a formula written over lanes gives the
/// same bits at every width.
/// </summary>
internal unsafe interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>How many numbers.</summary>
    static abstract int Count { get; }

    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    static abstract T Load(float* source);

    static abstract T All(float value);

    static abstract T Sqrt(T value);

    /// <summary>Within -limit and limit; what is not a number stays so.</summary>
    static abstract T Clamp(T value, T limit);

    /// <summary>The larger of a value and 0.</summary>
    static abstract T Positive(T value);

    /// <summary>1, 0 or -1.</summary>
    static abstract T Sign(T value);

    void Store(float* destination);
}
