using MLNetVision.Estimators.Embedding.Placement;
using MLNetVision.Estimators.Embedding.Reading;

namespace MLNetVision.Estimators.Embedding.Persistence;

/// <summary>The map of a loaded model. Its texts come with every row, always the same ones: they are read once.</summary>
internal sealed class LoadedMap
{
    private readonly Lock _gate = new();
    private volatile Known? _known;

    /// <summary>The place of a row.</summary>
    public float[] Place(PlacedRow row)
    {
        var map = MapOf(row);
        var (values, place) = (row.Values.DenseValues().ToArray(), new float[map.Dimensions]);
        if (values.Length != map.Rows.Columns)
        {
            throw new InvalidOperationException(
                $"TSne: a row has {values.Length} numbers; the saved map is of rows of {map.Rows.Columns}. Bring them to that size.");
        }

        ColumnRows.CheckNumbers(values, -1, MapColumns.Input, TSneEstimator.Owner);
        map.Place(values, place);
        return place;
    }

    private FrozenMap MapOf(PlacedRow row)
    {
        // Equal memories are the same characters of the same text, not equal ones.
        var first = row.State.GetValues()[0];
        if (_known is { } known && known.First.Equals(first))
        {
            return known.Map;
        }

        lock (_gate)
        {
            if (_known is not { } now || !now.First.Equals(first))
            {
                _known = new Known(first, MapText.Read([.. row.State.DenseValues()]));
            }

            return _known.Map;
        }
    }

    private sealed record Known(ReadOnlyMemory<char> First, FrozenMap Map);
}
