namespace MLNetVision;

/// <summary>The picture of a row cannot be read. The message names it and says why; what caused it is the inner exception.</summary>
public sealed class UnreadableImageException : Exception
{
    /// <summary>Makes the exception.</summary>
    public UnreadableImageException()
    {
    }

    /// <summary>Makes the exception with what is wrong.</summary>
    public UnreadableImageException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what is wrong and what caused it.</summary>
    public UnreadableImageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception for a picture.</summary>
    /// <param name="path">What the source calls the picture.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="cause">What went wrong when it was read.</param>
    public UnreadableImageException(string path, string message, Exception cause)
        : base(message, cause) => Path = path;

    /// <summary>The file's path, or what the source calls the picture.</summary>
    public string? Path { get; }
}
