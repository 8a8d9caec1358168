namespace MLNetVision.Training.Data;

/// <summary>A file is not in the format of data that it should be in: damaged, cut off, lying about its size. The message names the file.</summary>
public sealed class DataFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    public DataFormatException()
    {
    }

    /// <summary>Makes the exception with what is wrong.</summary>
    public DataFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what is wrong and what caused it.</summary>
    public DataFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
