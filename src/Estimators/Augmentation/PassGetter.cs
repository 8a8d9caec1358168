using Microsoft.ML;

namespace MLNetVision.Estimators.Augmentation;

/// <summary>A getter over cursors that follow each other.</summary>
internal sealed class PassGetter<TValue>(Func<DataViewRowCursor, ValueGetter<TValue>> open)
{
    private ValueGetter<TValue>? _getter;
    private int _pass;

    public void Get(int pass, DataViewRowCursor input, ref TValue value)
    {
        if (_getter is null || _pass != pass)
            (_getter, _pass) = (open(input), pass);
        _getter(ref value);
    }
}
