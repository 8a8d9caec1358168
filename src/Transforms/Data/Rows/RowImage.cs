using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Data;

/// <summary>
/// The picture of a cursor's row, made once a row however many getters ask: the first one owns it, the others get copies. Each getter's picture is its
/// reader's, who disposes it or hands it back with the next call.
/// </summary>
internal sealed class RowImage(Func<MLImage?> load)
{
    private MLImage? _image;
    private long _position = -1;

    /// <summary>The picture at a position.</summary>
    /// <param name="position">Where the cursor stands.</param>
    /// <param name="earlier">What the reader got before; it is disposed unless it is the row's picture.</param>
    public MLImage? Get(long position, MLImage? earlier)
    {
        var alive = _position == position && IsAlive(_image);
        if (alive && ReferenceEquals(earlier, _image))
            return _image!;
        earlier?.Dispose();
        if (alive)
            return PictureImages.Copy(_image!);
        _image = null;
        _image = load();
        _position = position;
        return _image;
    }

    /// <summary>Only using a disposed image tells that it is one.</summary>
    private static bool IsAlive(MLImage? image)
    {
        try
        {
            return image?.Width > 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
