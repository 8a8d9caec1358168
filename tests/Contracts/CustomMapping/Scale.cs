using Microsoft.ML.Transforms;

namespace MLNetVision.Tests.Contracts.CustomMapping;

/// <summary>A mapping that is found again by its contract.</summary>
[CustomMappingFactoryAttribute(Contract)]
public sealed class Scale : CustomMappingFactory<Scale.In, Scale.Out>
{
    public const string Contract = "MLNetVision.Tests.Scale";

    public static void Map(In source, Out target)
    {
        target.Scaled = source.Number * 10;
        target.Vector = [source.Number, -source.Number];
        target.Name = $"n{source.Number}";
    }

    public override Action<In, Out> GetMapping() => Map;

    public sealed class In
    {
        public float Number { get; set; }
    }

    public sealed class Out
    {
        public float Scaled { get; set; }

        [Microsoft.ML.Data.VectorType(2)]
        public float[] Vector { get; set; } = [];

        [Microsoft.ML.Data.ColumnName("Label")]
        public string Name { get; set; } = "";
    }
}
