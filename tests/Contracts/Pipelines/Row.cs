using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Pipelines;

/// <summary>A small table used by the tests of pipelines.</summary>
public sealed class Row
{
    public float Number;
    [VectorType(3)]
    public float[] Vector = [];
    public string Text = "";
    [KeyType(4)]
    public uint Key;

    public static IDataView Data(MLContext ml, int count = 5) => ml.Data.LoadFromEnumerable(Enumerable.Range(0, count)
        .Select(i => new Row { Number = i, Vector = [i, i + 1, i + 2], Text = $"row {i}", Key = (uint)(i % 4) }).ToArray());
}
