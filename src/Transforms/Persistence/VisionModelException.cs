namespace MLNetVision.Transforms;

/// <summary>A saved model that cannot be used: damaged, of another version, or none of ours. The message names it, the rule, and what to do.</summary>
public sealed class VisionModelException : Exception
{
    /// <summary>Makes the exception.</summary>
    public VisionModelException()
    {
    }

    /// <summary>Makes the exception with what is wrong.</summary>
    public VisionModelException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what is wrong and what caused it.</summary>
    public VisionModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
