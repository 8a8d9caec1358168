using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MLNetVision.Transforms.Persistence.State;

namespace MLNetVision.Estimators.Embedding.Persistence;

/// <summary>Gives every row the same number, for a lookup to give every row the same texts. ML.NET finds it by its contract when it loads a map.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class MapKeyFactory : CustomMappingFactory<MapKeyFactory.Nothing, MapKeyFactory.Number>
{
    public const string Contract = "MLNetVision.TSne.Key";

    /// <summary>The mapping.</summary>
    public static void Mapping(Nothing source, Number target) => target.Value = SavedState.Key;

    /// <inheritdoc/>
    public override Action<Nothing, Number> GetMapping() => Mapping;

    /// <summary>No column is read.</summary>
    internal sealed class Nothing;

    /// <summary>What is added.</summary>
    internal sealed class Number
    {
        [ColumnName(MapColumns.Key)]
        public uint Value { get; set; }
    }
}
