using MLNetVision.Estimators.Embedding.Placement;
using MLNetVision.Estimators.Embedding.Reading;
using MLNetVision.Transforms.Persistence.State;

namespace MLNetVision.Estimators.Embedding.Persistence;

/// <summary>The map of a loaded model.</summary>
internal sealed class LoadedMap
{
    private readonly LoadedState<FrozenMap> _map = new(MapText.Read);

    /// <summary>The place of a row.</summary>
    public float[] Place(PlacedRow row)
    {
        var map = _map.Of(row.State);
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
}
