namespace MLNetVision.Transforms.Data;

/// <summary>Rows of pictures, to be read by many cursors at once.</summary>
internal interface IImageRows
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>A reader for one thread. It opens nothing before a row is read.</summary>
    IImageRowReader Open();
}

/// <summary>Reads rows by number, in any order; one thread at a time.</summary>
internal interface IImageRowReader : IDisposable
{
    /// <summary>The row; its stream may be opened as long as the reader lives.</summary>
    LabelledImage Read(int row);
}
