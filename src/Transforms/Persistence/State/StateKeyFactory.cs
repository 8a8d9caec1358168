using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetVision.Transforms.Persistence.State;

/// <summary>Gives every row the same number, for a lookup to give every row the same texts. ML.NET finds it by its contract when it loads a model.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class StateKeyFactory : CustomMappingFactory<StateKeyFactory.Nothing, StateKeyFactory.Number>
{
    public const string Contract = "MLNetVision.State.Key";

    /// <summary>The column.</summary>
    public const string Column = "MLNetVision.State.Key";

    /// <summary>The number.</summary>
    public const uint Key = 1;

    /// <inheritdoc/>
    public override Action<Nothing, Number> GetMapping() => static (_, target) => target.Value = Key;

    /// <summary>No column is read.</summary>
    internal sealed class Nothing;

    /// <summary>What is added.</summary>
    internal sealed class Number
    {
        [ColumnName(Column)]
        public uint Value { get; set; }
    }
}
