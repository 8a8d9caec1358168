namespace MLNetVision.Transforms.Persistence;

/// <summary>The columns of a transformer that is saved: the one that it reads, and the names of those that it adds.</summary>
/// <param name="Input">The column that it reads.</param>
internal sealed record SavedColumns(string Input)
{
    /// <summary>The size that pictures are brought to; null where the column holds numbers.</summary>
    public PictureSize? Picture { get; init; }

    /// <summary>How many numbers the column holds; of pictures, three a pixel.</summary>
    public int Width { get; init; }

    /// <summary>The column of numbers that features and several labels at once come in.</summary>
    public string Output { get; init; } = "Score";

    /// <summary>Names that no column of ours may take while it is at work.</summary>
    public IEnumerable<string> Taken => [Input, Output];
}

/// <summary>A size of pictures.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
internal sealed record PictureSize(int Height, int Width);
