namespace MLNetVision.Transforms.Data;

/// <summary>Rows that a function makes: of a list, or of whatever the caller has.</summary>
internal sealed class ListedImages(int count, Func<int, LabelledImage> item) : IImageRows, IImageRowReader
{
    public int Count => count;

    public IImageRowReader Open() => this;

    public LabelledImage Read(int row) =>
        item(row) ?? throw new InvalidOperationException($"LoadImages: the function returned null for row {row}; give a LabelledImage for each row.");

    public void Dispose()
    {
    }
}
