using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Data;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Estimators.Augmentation;

/// <summary>Passes over data one after the other, in each of which a row comes once or several times.</summary>
internal sealed class AugmentedCursor : DataViewRowCursor
{
    /// <summary>More batches than a pass has.</summary>
    private const long BatchesOfPass = 1L << 40;

    private readonly int _image;
    private readonly AugmentationPlan _plan;
    private readonly AugmentedPass[] _passes;
    private readonly List<ImageGetter> _imageGetters = [];
    private RowImage? _rowImage;
    private AugmentedPicture? _picture;
    private DataViewRowCursor _input;
    private int _pass;
    private int _repeat = -1;
    private long _position = -1;
    private bool _ended;

    public AugmentedCursor(DataViewSchema schema, int image, AugmentationPlan plan, AugmentedPass[] passes)
    {
        (Schema, _image, _plan, _passes) = (schema, image, plan, passes);
        _input = passes[0].Open();
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => (_pass * BatchesOfPass) + _input.Batch;

    private int Occurrence =>
        _position >= 0 ? _passes[_pass].First + _repeat : throw new InvalidOperationException("The cursor is on no row; call MoveNext first.");

    public override bool MoveNext()
    {
        _ended = _ended || !Step();
        _position = _ended ? -1 : _position + 1;
        return !_ended;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < Schema.Count && _input.IsColumnActive(_input.Schema[column.Index]);

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        var inner = new PassGetter<DataViewRowId>(input => input.GetIdGetter());
        return (ref DataViewRowId id) =>
        {
            inner.Get(_pass, _input, ref id);
            id = _plan.Id(id, Occurrence);
        };
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        Getters.CheckType<TValue>(column);
        if (column.Index == _image)
            return Getters.Typed<TValue>(ImageGetter(), column);
        var inner = new PassGetter<TValue>(input => input.GetGetter<TValue>(input.Schema[column.Index]));
        return (ref TValue value) => inner.Get(_pass, _input, ref value);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            (_ended, _position) = (true, -1);
            foreach (var getter in _imageGetters)
                getter.Dispose();
            _picture?.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Step()
    {
        if (_repeat >= 0 && _repeat + 1 < _passes[_pass].Count)
        {
            _repeat++;
            return true;
        }

        while (!_input.MoveNext())
        {
            if (_pass + 1 == _passes.Length)
                return false;
            _input.Dispose();
            _input = _passes[++_pass].Open();
        }

        _repeat = 0;
        return true;
    }

    private ValueGetter<MLImage?> ImageGetter()
    {
        _picture ??= new AugmentedPicture(_image, _plan);
        _rowImage ??= new RowImage(() => _picture.Make(_pass, _input, Occurrence));
        var getter = new ImageGetter(_rowImage, () => Occurrence >= 0 ? _position : -1);
        _imageGetters.Add(getter);
        return getter.Get;
    }
}
