using System.Collections.Immutable;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Onnx;

/// <summary>Files that lie, end early, or have been damaged: one typed error, and no memory taken on their word.</summary>
public class HostileFileTests
{
    /// <summary>Objects of a message of two bytes, its reader and its lists among them, take some hundreds.</summary>
    private static readonly Func<int, long> MayAllocate = length => 200_000 + (2_000L * length);

    [Fact]
    public void Damaged_files_are_read_or_refused()
    {
        var hostile = new HostileInput<OnnxException>
        {
            Seeds = [OnnxFile.ToBytes(Models.Everything()), OnnxFile.ToBytes(Models.Convolution())],
            Seed = 41,
            MayAllocate = MayAllocate,
        };

        var report = hostile.Run(10_000, bytes => OnnxFile.Read(bytes, "damaged.onnx"));
        Assert.True(report.Refused > 1_000 && report.Decoded > 500, $"{report}");
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_or_whole_without_its_end()
    {
        var bytes = OnnxFile.ToBytes(Models.Convolution());
        var refused = Enumerable.Range(0, bytes.Length).Count(length =>
        {
            try
            {
                OnnxFile.Read(bytes.AsMemory(0, length));
                return false;
            }
            catch (OnnxException)
            {
                return true;
            }
        });

        Assert.True(refused >= bytes.Length - 8, $"{refused} of {bytes.Length}");
    }

    [Theory]
    [InlineData("0802100122", "ends within a number")]
    [InlineData("08021001", "has 2 elements, but the file holds 0 of 8 bytes")]
    [InlineData("0880808080800410014A020000", "the file holds 2 of")]
    [InlineData("08FFFFFFFFFFFFFFFFFF0110014A00", "the size -1 is negative")]
    [InlineData("08FFFFFFFFFFFFFFFF7F08FFFFFFFFFFFFFFFF7F10014A00", "more elements than can be counted")]
    [InlineData("086310634A00", "99 is no element type")]
    [InlineData("4AFFFFFFFF0700", "announces 2147483647 bytes, but 1 are left")]
    [InlineData("08FFFFFFFFFFFFFFFFFFFF01", "longer than 64 bits")]
    [InlineData("0D00000000", "is written as Fixed32, not as Varint")]
    [InlineData("00", "none of protocol buffers")]
    [InlineData("4203C328FF", "no UTF-8 text")]
    [InlineData("1A00", "in segments is not supported")]
    [InlineData("080110012203000000", "no whole numbers of 4")]
    [InlineData("080110013801", "written as whole ones")]
    public void What_cannot_be_is_refused(string tensor, string rule)
    {
        var fault = Assert.Throws<OnnxException>(() => TensorProto.Read(new WireReader(Convert.FromHexString(tensor), "bad.pb", "tensor")));

        Assert.Contains(rule, fault.Rule, StringComparison.Ordinal);
        Assert.Equal("bad.pb", fault.File);
    }

    [Fact]
    public void A_gigabyte_that_is_not_there_takes_no_memory()
    {
        var liar = new TensorProto("big", OnnxType.Float, [1 << 14, 1 << 14], new byte[16]);
        var bytes = OnnxFile.ToBytes(Models.Of([new NodeProto("Add", ["x", "big"], ["y"])], [Models.Input("x", 2)], ["y"], liar));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = Assert.Throws<OnnxException>(() => OnnxFile.Read(bytes));
        Assert.Contains("tensor 'big'", fault.Rule, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MayAllocate(bytes.Length));
    }

    [Fact]
    public void Graphs_within_graphs_end_at_a_depth()
    {
        var graph = new GraphProto("leaf", [], [], []);
        for (var i = 0; i < 300; i++)
            graph = new GraphProto("g", [new NodeProto("If", ["c"], ["y"]) { Attributes = [AttributeProto.Of("then_branch", graph)] }], [], []);
        var bytes = OnnxFile.ToBytes(new ModelProto(graph, ImmutableArray<OperatorSet>.Empty));

        Assert.Contains("deep at most", Assert.Throws<OnnxException>(() => OnnxFile.Read(bytes)).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_graph_is_refused() =>
        Assert.Equal("it has no graph", Assert.Throws<OnnxException>(() => OnnxFile.Read(ReadOnlyMemory<byte>.Empty, "empty.onnx")).Rule);
}
