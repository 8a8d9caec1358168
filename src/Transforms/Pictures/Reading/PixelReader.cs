using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;

namespace MLNetVision.Transforms.Pictures.Reading;

/// <summary>The numbers of the present row of a cursor, as they are stored: pictures of three channels become grey for a network of one.</summary>
internal sealed class PixelReader
{
    private readonly DataViewRow _cursor;
    private readonly ValueGetter<VBuffer<float>> _get;
    private readonly PictureInput _input;
    private readonly string _owner;
    private readonly float[] _given;
    private readonly float[] _stored;
    private VBuffer<float> _values;

    public PixelReader(DataViewRow cursor, DataViewSchema.Column pixels, PictureInput input, int width, string owner)
    {
        (_cursor, _input, _owner) = (cursor, input, owner);
        _get = cursor.GetGetter<VBuffer<float>>(pixels);
        _given = new float[input.Size];
        _stored = width == input.Size ? _given : new float[width];
    }

    /// <summary>The row's numbers.</summary>
    public ReadOnlySpan<float> Row => _stored;

    /// <summary>Whether the row has any.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Reads the present row; false where its picture is missing.</summary>
    public bool Next()
    {
        _get(ref _values);

        // Pixels of no image are a sparse vector without values; those of a black one are dense.
        IsThere = _values.Length == _given.Length && (!_input.IsImage || _values.IsDense || _values.GetValues().Length > 0);
        if (!IsThere)
        {
            return false;
        }

        _values.CopyTo(_given);
        for (var i = 0; i < _given.Length; i++)
        {
            if (!float.IsFinite(_given[i]))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{_owner}: number {i} of row {_cursor.Position} in column '{_input.Column}' is {_given[i]}; all have to be finite.")
                    + " Replace or filter such rows.");
            }
        }

        if (_stored != _given)
        {
            ToGrey();
        }

        return true;
    }

    private void ToGrey()
    {
        var plane = _stored.Length;
        var colour = new Image<byte>(plane, 1, 3);
        for (var i = 0; i < plane; i++)
        {
            for (var c = 0; c < 3; c++)
            {
                colour.Samples[(3 * i) + c] = (byte)_given[(c * plane) + i];
            }
        }

        var grey = colour.WithChannels(1).Samples;
        for (var i = 0; i < plane; i++)
        {
            _stored[i] = grey[i];
        }
    }
}
