using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MLNetVision.Tests.Contracts.Workout;
using Mode = Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode;

namespace MLNetVision.Tests.Contracts.Transforms;

/// <summary>Every transform, in every mode worth telling apart, through the common workout.</summary>
public sealed class EveryTransformTests
{
    private const ValueToKeyMappingEstimator.KeyOrdinality ByValue = ValueToKeyMappingEstimator.KeyOrdinality.ByValue;

    private const string Centred = "RobustScaling, centred";

    private static readonly Dictionary<string, string> _words = new() { ["x"] = "ex", ["y"] = "why" };

    private static readonly Dictionary<string, (Func<TransformsCatalog, IEstimator<ITransformer>> Make, Func<Table> Data)> _cases = new()
    {
        ["Concatenate scalars"] = (t => t.Concatenate("Out", "F", "F"), Tables.Numbers),
        ["Concatenate scalars and vectors"] = (t => t.Concatenate("Out", "F", "V", "F"), Tables.Numbers),
        ["Concatenate one vector"] = (t => t.Concatenate("Out", "V"), Tables.Numbers),
        ["Concatenate in place"] = (t => t.Concatenate("V", "V", "V"), Tables.Numbers),
        ["Concatenate text"] = (t => t.Concatenate("Out", "T", "T"), Tables.Numbers),
        ["CopyColumns"] = (t => t.CopyColumns("Out", "V"), Tables.Numbers),
        ["SelectColumns"] = (t => t.SelectColumns("V", "F"), Tables.Numbers),
        ["SelectColumns keeping hidden ones"] = (t => t.SelectColumns(["V", "F"], keepHidden: true), Tables.Numbers),
        ["DropColumns"] = (t => t.DropColumns("V", "Other"), Tables.Numbers),
        ["MinMax of Single"] = (t => t.NormalizeMinMax("Out", "F"), Tables.Numbers),
        ["MinMax of Double, zero not fixed"] = (t => t.NormalizeMinMax("Out", "D", fixZero: false), Tables.Numbers),
        ["MinMax of vectors, in place"] = (t => t.NormalizeMinMax([new("V"), new("DV")]), Tables.Numbers),
        ["MinMax of vectors, zero not fixed"] = (t => t.NormalizeMinMax([new("V"), new("Out", "DV")], fixZero: false), Tables.Numbers),
        ["MeanVariance of scalars"] = (t => t.NormalizeMeanVariance([new("F"), new("Out", "D")]), Tables.Numbers),
        ["MeanVariance of vectors, zero not fixed"] = (t => t.NormalizeMeanVariance([new("V"), new("Out", "DV")], fixZero: false), Tables.Numbers),
        ["MeanVariance as CDF"] = (t => t.NormalizeMeanVariance([new("F"), new("V"), new("Out", "DV")], useCdf: true), Tables.Numbers),
        ["LogMeanVariance"] = (t => t.NormalizeLogMeanVariance([new("V"), new("Out", "DV")]), Tables.Numbers),
        ["RobustScaling"] = (t => t.NormalizeRobustScaling("Out", "Number", centerData: false), Tables.Dense),
        [Centred] = (t => t.NormalizeRobustScaling([new("Number"), new("Out", "Pair")]), Tables.Dense),
        ["LpNorm"] = (t => t.NormalizeLpNorm("Out", "V", LpNormNormalizingEstimatorBase.NormFunction.L1), Tables.Numbers),
        ["GlobalContrast"] = (t => t.NormalizeGlobalContrast("V"), Tables.Numbers),
        ["IndicateMissingValues"] = (t => t.IndicateMissingValues([new("F"), new("Out", "V"), new("Out2", "DV")]), Tables.Numbers),
        ["ReplaceMissingValues by default"] = (t => t.ReplaceMissingValues([new("F"), new("Out", "V")]), Tables.Numbers),
        ["ReplaceMissingValues by the mean"] = (t => t.ReplaceMissingValues([new("D"), new("Out", "V")], Mode.Mean), Tables.Numbers),
        ["ReplaceMissingValues by one minimum"] = (
            t => t.ReplaceMissingValues([new("DV"), new("Out", "V")], Mode.Minimum, imputeBySlot: false),
            Tables.Numbers),
        ["MapValueToKey of text"] = (t => t.Conversion.MapValueToKey("Out", "T"), Tables.Numbers),
        ["MapValueToKey of numbers, sorted, as text"] = (
            t => t.Conversion.MapValueToKey("Out", "F", 10, ByValue, addKeyValueAnnotationsAsText: true),
            Tables.Numbers),
        ["MapValueToKey of vectors"] = (t => t.Conversion.MapValueToKey([new("V"), new("Out", "DV")], maximumNumberOfKeys: 3), Tables.Numbers),
        ["MapValueToKey of keys"] = (t => t.Conversion.MapValueToKey([new("Out", "K"), new("Out2", "KV")]), Tables.Keys),
        ["MapKeyToValue"] = (t => t.Conversion.MapKeyToValue([new("K"), new("Out", "NumberKeys")]), Tables.Keys),
        ["MapKeyToValue of vectors"] = (t => t.Conversion.MapKeyToValue("Out", "KV"), Tables.Keys),
        ["MapKeyToVector"] = (t => t.Conversion.MapKeyToVector([new("Out", "K"), new("Out2", "Bare"), new("NumberKeys")]), Tables.Keys),
        ["MapKeyToVector of vectors"] = (t => t.Conversion.MapKeyToVector("Out", "KV"), Tables.Keys),
        ["MapKeyToVector, counting"] = (t => t.Conversion.MapKeyToVector([new("Out", "KV"), new("Out2", "K")], outputCountVector: true), Tables.Keys),
        ["MapValue to text"] = (t => t.Conversion.MapValue("Out", _words, "T"), Tables.Numbers),
        ["MapValue to keys"] = (t => t.Conversion.MapValue("Out", _words, "T", treatValuesAsKeyType: true), Tables.Numbers),
        ["MapValue to vectors"] = (t => t.Conversion.MapValue("Out", new Dictionary<string, byte[]> { ["x"] = [1, 2, 3], ["y"] = [4] }, "T"), Tables.Numbers),
        ["A chain"] = (
            t => t.Conversion.MapValueToKey("Key", "T").Append(t.Conversion.MapKeyToVector("Key")).Append(t.ReplaceMissingValues("V"))
                .Append(t.Concatenate("Features", "V", "Key", "Number")).Append(t.NormalizeMeanVariance("Features")).Append(t.DropColumns("Key")),
            Tables.WithSingles),
        ["ConvertType to Double"] = (t => t.Conversion.ConvertType([new("F"), new("Out", "V")], DataKind.Double), Tables.Numbers),
        ["ConvertType to text"] = (t => t.Conversion.ConvertType([new("F"), new("Out", "V")], DataKind.String), Tables.Numbers),
        ["ConvertType of keys"] = (t => t.Conversion.ConvertType([new("Out", "K"), new("KV")], DataKind.UInt64), Tables.Keys),
        ["ConvertType of integers"] = (t => t.Conversion.ConvertType([new("Out", "Int64"), new("Text"), new("Boolean")], DataKind.Single), Tables.Kinds),
    };

    public static TheoryData<string> Names => [.. _cases.Keys];

    /// <summary>
    /// Without rows MapValueToKey has none of the key values it promises (<see cref="MapValueToKeyTests"/>), and ML.NET cannot load a centred robust normalizer
    /// of vectors whose medians are all zero.
    /// </summary>
    public static TheoryData<string> NamesOfWhatTakesNoRows =>
        [.. _cases.Keys.Where(name => !name.StartsWith("MapValueToKey", StringComparison.Ordinal) && name != Centred)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_transform_passes_the_workout(string name)
    {
        var context = new MLContext(seed: 1);
        var (make, data) = _cases[name];
        var output = new EstimatorWorkout(context, make(context.Transforms), data()) { PromisesKeys = name != "ConvertType of keys" }.Run();
        Assert.Equal(Tables.RowCount, output.Rows.Length);
    }

    [Theory]
    [MemberData(nameof(NamesOfWhatTakesNoRows))]
    public void A_transform_passes_the_workout_on_a_schema_without_rows(string name)
    {
        var context = new MLContext(seed: 1);
        var (make, data) = _cases[name];
        var output = new EstimatorWorkout(context, make(context.Transforms), data().Head(0)) { PromisesKeys = name != "ConvertType of keys" }.Run();
        Assert.Empty(output.Rows);
    }
}
