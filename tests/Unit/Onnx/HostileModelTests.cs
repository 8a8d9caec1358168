using MLNetVision.Networks;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Onnx;

/// <summary>Models that are well written and cannot be: one typed error that names the node.</summary>
public class HostileModelTests
{
    public static TheoryData<string, ModelProto, string> Models => new()
    {
        { "cycle", Of(new NodeProto("Add", ["x", "b"], ["a"]), new NodeProto("Relu", ["a"], ["b"])), "cycle" },
        { "itself", Of(new NodeProto("Add", ["x", "b"], ["b"])), "cycle" },
        { "dangling", Of(new NodeProto("Add", ["x", "nowhere"], ["b"])), "takes 'nowhere', which nothing gives" },
        { "no output", Of(new NodeProto("Relu", ["x"], ["c"])), "nothing gives it" },
        { "twice", Of(new NodeProto("Relu", ["x"], ["b"]), new NodeProto("Relu", ["x"], ["b"])), "given elsewhere too" },
        { "over the input", Of(new NodeProto("Relu", ["b"], ["x"]), new NodeProto("Relu", ["x"], ["b"])), "given elsewhere too" },
        { "no inputs", Of(new NodeProto("Conv", ["x"], ["b"])), "lacks its input 1" },
        { "huge stride", Of(With(new NodeProto("MaxPool", ["x"], ["b"]), ("kernel_shape", [2, 2]), ("strides", [1L << 40, 1]))), "MaxPool" },
        { "negative kernel", Of(With(new NodeProto("MaxPool", ["x"], ["b"]), ("kernel_shape", [-2, 2]))), "MaxPool" },
        { "wrong rank", Of(With(new NodeProto("MaxPool", ["x"], ["b"]), ("kernel_shape", [2, 2, 2]))), "does not fit" },
        { "axis outside", Of(With(new NodeProto("Transpose", ["x"], ["b"]), ("perm", [0, 1, 2, 9]))), "Transpose" },
        { "huge constant", Of(new NodeProto("Expand", ["x", "dims"], ["b"])), "Expand" },
        { "endless loop", Of(new NodeProto("Loop", ["", "", "x"], ["b"]) { Attributes = [AttributeProto.Of("body", EndlessBody())] }), "more than" },
    };

    [Theory]
    [MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_one_typed_error(string what, ModelProto model, string rule)
    {
        var fault = Assert.Throws<OnnxException>(() => OnnxImporter.Import(model, name: what));

        Assert.Contains(rule, fault.Message, StringComparison.Ordinal);
        Assert.Equal(what, fault.File);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(22)]
    [InlineData(0)]
    public void Operator_sets_outside_the_range_are_refused(long version) =>
        Assert.Contains("6 to 21 are read", Assert.Throws<OnnxException>(() =>
            OnnxImporter.Import(Onnx.Models.Convolution() with { OperatorSets = [new OperatorSet("", version)] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Damaged_models_are_imported_or_refused()
    {
        var hostile = new HostileInput<OnnxException>
        {
            Seeds = [OnnxFile.ToBytes(Onnx.Models.Convolution()),
                OnnxFile.ToBytes(Of(new NodeProto("Relu", ["x"], ["h"]), With(new NodeProto("Transpose", ["h"], ["b"]), ("perm", [0, 2, 3, 1]))))],
            Seed = 43,
            MayAllocate = length => 2_000_000 + (20_000L * length),
        };

        var report = hostile.Run(3_000, bytes => OnnxImporter.Import(OnnxFile.Read(bytes)));
        Assert.True(report.Refused > 500 && report.Decoded > 50, $"{report}");
    }

    private static GraphProto EndlessBody() => new(
        "body", [new NodeProto("Identity", ["go"], ["on"]), new NodeProto("Identity", ["v"], ["w"])],
        [new ValueInfoProto("i", null), new ValueInfoProto("go", null), new ValueInfoProto("v", null)],
        [new ValueInfoProto("on", null), new ValueInfoProto("w", null)]);

    private static NodeProto With(NodeProto node, params (string Name, long[] Values)[] attributes) =>
        node with { Attributes = [.. attributes.Select(a => AttributeProto.OfInts(a.Name, a.Values))] };

    private static ModelProto Of(params NodeProto[] nodes) =>
        Onnx.Models.Of(nodes, [Onnx.Models.Input("x", Dim.FromSize(2), 3, 4, 4)], ["b"], TensorProto.Of<long>("dims", [1L << 40, 1L << 40, 3, 4, 4], 5));
}
