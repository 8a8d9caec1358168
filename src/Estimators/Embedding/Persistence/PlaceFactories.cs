using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetVision.Estimators.Embedding.Persistence;

/// <summary>A row and the map that it is to be placed in.</summary>
internal sealed class PlacedRow
{
    [ColumnName(MapColumns.Input)]
    [VectorType]
    public VBuffer<float> Values { get; set; }

    [ColumnName(MapColumns.State)]
    [VectorType]
    public VBuffer<ReadOnlyMemory<char>> State { get; set; }
}

/// <summary>A place in two dimensions.</summary>
internal sealed class PlaceIn2
{
    [ColumnName(MapColumns.Place)]
    [VectorType(2)]
    public float[] Place { get; set; } = [];
}

/// <summary>A place in three dimensions.</summary>
internal sealed class PlaceIn3
{
    [ColumnName(MapColumns.Place)]
    [VectorType(3)]
    public float[] Place { get; set; } = [];
}

/// <summary>Places rows in a map of two dimensions. ML.NET finds it by its contract when it loads one.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class PlaceIn2Factory : CustomMappingFactory<PlacedRow, PlaceIn2>
{
    public const string Contract = "MLNetVision.TSne.Place2";

    /// <inheritdoc/>
    public override Action<PlacedRow, PlaceIn2> GetMapping()
    {
        var loaded = new LoadedMap();
        return (source, target) => target.Place = loaded.Place(source);
    }
}

/// <summary>Places rows in a map of three dimensions. ML.NET finds it by its contract when it loads one.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class PlaceIn3Factory : CustomMappingFactory<PlacedRow, PlaceIn3>
{
    public const string Contract = "MLNetVision.TSne.Place3";

    /// <inheritdoc/>
    public override Action<PlacedRow, PlaceIn3> GetMapping()
    {
        var loaded = new LoadedMap();
        return (source, target) => target.Place = loaded.Place(source);
    }
}
