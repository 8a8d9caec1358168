using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Data;

/// <summary>A getter of pictures. What it gave last is disposed with the cursor, as ML.NET's own getters have it.</summary>
internal sealed class ImageGetter(RowImage image, Func<long> position) : IDisposable
{
    private MLImage? _last;

    public void Get(ref MLImage? value)
    {
        var at = position();
        value = _last = image.Get(at, value);
    }

    public void Dispose() => _last?.Dispose();
}
