namespace MLNetVision.Sweeps;

/// <summary>A sweep that cannot be begun, or cannot go on.</summary>
public sealed class SweepException : Exception
{
    /// <summary>With what is wrong and what helps.</summary>
    public SweepException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong, what helps, and where it comes from.</summary>
    public SweepException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
