using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>The types of values that go in and come out.</summary>
public sealed class OnnxElementTests
{
    [Fact]
    public void Double() => Same(OnnxType.Double, NumberDataViewType.Double, -0.1, 1e300);

    [Fact]
    public void Int64() => Same(OnnxType.Int64, NumberDataViewType.Int64, long.MinValue, 1L << 40);

    [Fact]
    public void Int32() => Same(OnnxType.Int32, NumberDataViewType.Int32, int.MinValue, int.MaxValue);

    [Fact]
    public void UInt8() => Same(OnnxType.UInt8, NumberDataViewType.Byte, (byte)0, (byte)255);

    [Fact]
    public void Boolean() => Same(OnnxType.Bool, BooleanDataViewType.Instance, true, false);

    [Fact]
    public void Int8() => Same(OnnxType.Int8, NumberDataViewType.SByte, sbyte.MinValue, sbyte.MaxValue);

    [Fact]
    public void Int16() => Same(OnnxType.Int16, NumberDataViewType.Int16, short.MinValue, short.MaxValue);

    [Fact]
    public void UInt16() => Same(OnnxType.UInt16, NumberDataViewType.UInt16, (ushort)1, ushort.MaxValue);

    [Fact]
    public void UInt32() => Same(OnnxType.UInt32, NumberDataViewType.UInt32, 1u, uint.MaxValue);

    [Fact]
    public void Numbers_can_be_converted_to_whole_ones_of_every_width()
    {
        Converted<sbyte>(OnnxType.Int8, [-3, 100]);
        Converted<byte>(OnnxType.UInt8, [3, 200]);
        Converted<short>(OnnxType.Int16, [-3, 30000]);
        Converted<ushort>(OnnxType.UInt16, [3, 60000]);
        Converted<int>(OnnxType.Int32, [-3, 1 << 24]);
        Converted<uint>(OnnxType.UInt32, [3, 1u << 24]);
        Converted<long>(OnnxType.Int64, [-3, 1 << 24]);
        Converted<double>(OnnxType.Double, [-3.5, 0.25]);
    }

    [Theory]
    [InlineData(OnnxType.Int8)]
    [InlineData(OnnxType.Int16)]
    [InlineData(OnnxType.UInt16)]
    [InlineData(OnnxType.UInt32)]
    public void Whole_numbers_of_every_width_can_be_converted_to_others(OnnxType from)
    {
        var (max, column) = from switch
        {
            OnnxType.Int8 => (sbyte.MaxValue, Column.Vector<sbyte>("x", 2, [[1, sbyte.MaxValue]])),
            OnnxType.Int16 => (short.MaxValue, Column.Vector<short>("x", 2, [[1, short.MaxValue]])),
            OnnxType.UInt16 => (ushort.MaxValue, Column.Vector<ushort>("x", 2, [[1, ushort.MaxValue]])),
            _ => ((float)uint.MaxValue, Column.Vector<uint>("x", 2, [[1, uint.MaxValue]])),
        };
        Assert.Equal([1, max], OnnxScoringTests.Floats(Models.Converted(from, OnnxType.Float, "N", "2").Apply().Snap(new Table(column))["y"][0]));
    }

    [Fact]
    public void Keys_are_taken_as_whole_numbers_where_the_model_wants_those()
    {
        var data = new Table(Column.Key("x", 5, 0u, 1u, 5u));
        var estimator = Models.Converted(OnnxType.UInt32, OnnxType.Float, "N", "1").Apply();
        var output = new EstimatorWorkout(new MLContext(1), estimator, data).Run();
        Assert.Equal([0f, 1f, 5f], output["y"].Select(row => OnnxScoringTests.Floats(row)[0]));
    }

    [Fact]
    public void Vectors_of_keys_are_taken_as_whole_numbers_where_the_model_wants_those()
    {
        var data = new Table(Column.KeyVector("x", 5, 2, Column.Dense(0u, 5u), Column.Sparse(2, (1, 3u))));
        var output = Models.Converted(OnnxType.UInt32, OnnxType.Float, "N", "2").Apply().Snap(data);
        Assert.Equal([[0f, 5f], [0f, 3f]], output["y"].Select(OnnxScoringTests.Floats));
    }

    [Fact]
    public void Keys_do_not_fit_a_model_that_wants_other_numbers()
    {
        var data = new Table(Column.Key("x", 5, 1u));
        Assert.Throws<ArgumentOutOfRangeException>(() => Models.Same(OnnxType.Int64, "N", "1").Apply().Fit(data));
    }

    [Fact]
    public void Inputs_may_have_different_types()
    {
        var model = Models.Of(
            [Models.Tensor("c", OnnxType.Bool, "N", "2"), Models.Float("a", "N", "2"), Models.Float("b", "N", "2")],
            [new NodeProto("Where", ["c", "a", "b"], ["y"])],
            [Models.Float("y", "N", "2")]);
        var data = new Table(
            Column.Vector<float>("a", 2, [1, 2], [3, 4]), Column.Vector<float>("b", 2, [5, 6], [7, 8]),
            Column.Vector<bool>("c", 2, [true, false], [false, true]));
        Assert.Equal([[1f, 6f], [7f, 4f]], new EstimatorWorkout(new MLContext(1), model.Apply(), data).Run()["y"].Select(OnnxScoringTests.Floats));
    }

    [Theory]
    [InlineData(OnnxType.Float16)]
    [InlineData(OnnxType.BFloat16)]
    public void Types_that_no_column_has_are_refused(OnnxType element) =>
        Assert.Throws<InvalidOperationException>(() => Models.Converted(element, OnnxType.Float, "N", "2").Apply());

    [Fact]
    public void Weights_of_types_that_no_column_has_are_refused()
    {
        var model = Models.Of(
            [Models.Float("x", "N", "2")],
            [new NodeProto("Cast", ["w"], ["f"]) { Attributes = [AttributeProto.Of("to", (long)OnnxType.Float)] }, new NodeProto("Add", ["x", "f"], ["y"])],
            [Models.Float("y", "N", "2")],
            TensorProto.Of<Half>("w", [(Half)1, (Half)2], 2));
        Assert.Throws<InvalidOperationException>(() => model.Apply());
    }

    private static void Same<T>(OnnxType element, PrimitiveDataViewType item, params T[] values)
    {
        var data = new Table(Column.Vector<T>("x", values.Length, values, [.. values.Reverse()]));
        var output = new EstimatorWorkout(new MLContext(1), Models.Same(element, "N", $"{values.Length}").Apply(), data).Run();
        Assert.Equal(new VectorDataViewType(item, 1, values.Length), output.Columns[1].Type);
        Assert.Equal(output["x"], output["y"]);
    }

    private static void Converted<T>(OnnxType to, T[] values)
        where T : IConvertible
    {
        float[] numbers = [.. values.Select(v => Convert.ToSingle(v, null))];
        var output = Models.Converted(OnnxType.Float, to, "N", $"{values.Length}").Apply().Snap(new Table(Column.Vector<float>("x", values.Length, [numbers])));
        Assert.Equal(values, ((object[])output["y"][0]).Cast<T>());
    }
}
