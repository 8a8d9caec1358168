namespace MLNetVision.Networks.Engines;

/// <summary>
/// Training ran into a loss, or the gradient of a parameter, that is not finite. The message names the step, the first value or the parameter, and the
/// learning rate.
/// </summary>
public sealed class NonFiniteLossException : Exception
{
    /// <summary>Makes the exception.</summary>
    public NonFiniteLossException()
    {
    }

    /// <summary>Makes the exception with what happened.</summary>
    public NonFiniteLossException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what happened and what caused it.</summary>
    public NonFiniteLossException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
