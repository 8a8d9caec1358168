namespace MLNetVision.Networks;

/// <summary>
/// A weight file that cannot be read: cut off, lying about its sizes, or holding what is not supported. The message names the file and the entry.
/// </summary>
public sealed class WeightFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    public WeightFormatException()
    {
    }

    /// <summary>Makes the exception with what is wrong.</summary>
    public WeightFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what is wrong and what caused it.</summary>
    public WeightFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
