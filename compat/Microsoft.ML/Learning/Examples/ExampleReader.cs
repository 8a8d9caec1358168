using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>Passes over the examples of a view, leaving out those that cannot be learnt from.</summary>
internal sealed class ExampleReader : IDisposable
{
    private readonly DataViewRowCursor _cursor;
    private readonly ValueGetter<VBuffer<float>> _features;
    private readonly ValueGetter<float> _label;
    private readonly ValueGetter<float> _weight;
    private VBuffer<float> _currentFeatures;
    private float _currentLabel;
    private float _currentWeight = 1;

    public ExampleReader(Examples examples)
    {
        DataViewSchema.Column?[] columns = [examples.Features, examples.Label, examples.Weight];
        _cursor = examples.Data.GetRowCursor(columns.OfType<DataViewSchema.Column>());
        _features = _cursor.GetGetter<VBuffer<float>>(examples.Features);
        _label = examples.Label is { } label ? LabelGetters.Of(_cursor, label) : null;
        _weight = examples.Weight is { } weight ? _cursor.GetGetter<float>(weight) : null;
    }

    public ref readonly VBuffer<float> Features => ref _currentFeatures;

    public float Label => _currentLabel;

    public float Weight => _currentWeight;

    public long Kept { get; private set; }

    public long Skipped { get; private set; }

    /// <summary>How many of those skipped had a feature that is not finite.</summary>
    public long SkippedForFeatures { get; private set; }

    public bool MoveNext()
    {
        while (_cursor.MoveNext())
        {
            if (IsUsable())
            {
                Kept++;
                return true;
            }

            Skipped++;
        }

        return false;
    }

    public void Dispose() => _cursor.Dispose();

    private bool IsUsable()
    {
        _label?.Invoke(ref _currentLabel);
        if (!float.IsFinite(_currentLabel))
            return false;
        _weight?.Invoke(ref _currentWeight);
        if (!(_currentWeight > 0 && float.IsFinite(_currentWeight)))
            return false;
        _features(ref _currentFeatures);
        if (AreFinite(_currentFeatures.GetValues()))
            return true;
        SkippedForFeatures++;
        return false;
    }

    private static bool AreFinite(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }
}
