namespace MLNetVision.Networks;

/// <summary>A network that cannot be: the message names the node, its op, what was expected and what was found.</summary>
public sealed class NetworkException : Exception
{
    /// <summary>Makes the exception.</summary>
    public NetworkException()
    {
    }

    /// <summary>Makes the exception with what is wrong.</summary>
    public NetworkException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what is wrong and what caused it.</summary>
    public NetworkException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
