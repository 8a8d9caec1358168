namespace MLNetVision.Training.Data;

/// <summary>A picture cannot be loaded, transformed or written into its batch. The message names it; the cause is the inner exception.</summary>
public sealed class ImageLoadException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ImageLoadException()
    {
    }

    /// <summary>Makes the exception with what is wrong.</summary>
    public ImageLoadException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what is wrong and what caused it.</summary>
    public ImageLoadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception for a picture.</summary>
    public ImageLoadException(string name, int index, Exception cause)
        : base($"Picture {index}, '{name}': {cause?.Message} Repair or remove it; files that are no pictures can be left out with CorruptPictures.Skip.", cause)
    {
        Name = name;
        Index = index;
    }

    /// <summary>What the source calls the picture.</summary>
    public string? Name { get; }

    /// <summary>The picture's number in the source.</summary>
    public int? Index { get; }
}
