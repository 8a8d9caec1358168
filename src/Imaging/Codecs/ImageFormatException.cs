namespace MLNetVision.Imaging;

/// <summary>The bytes are no picture that can be decoded: damaged, cut off, lying about their size, over a limit, or of an unsupported kind.</summary>
public sealed class ImageFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ImageFormatException()
    {
    }

    /// <summary>Makes the exception with what is wrong.</summary>
    public ImageFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what is wrong and what caused it.</summary>
    public ImageFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
