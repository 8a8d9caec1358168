using System.Collections.Immutable;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Tests.Unit.Onnx;

/// <summary>ONNX files, written and read.</summary>
public class OnnxFileTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var bytes = OnnxFile.ToBytes(Models.Everything());
        var read = OnnxFile.Read(bytes);

        Assert.Equal(bytes, OnnxFile.ToBytes(read));
        var node = Assert.Single(read.Graph.Nodes);
        Assert.Equal("If 'choice'", $"{node}");
        Assert.Equal([1, -1, long.MaxValue], node.Attributes.Single(a => a.Name == "is").Ints.ToArray());
        Assert.Equal("text äöü", node.Attributes.Single(a => a.Name == "s").Text);
        Assert.Equal(AttributeKind.Int, node.Attributes.Single(a => a.Name == "zero").Kind);
        Assert.Equal([(Half)1.5f, (Half)(-2)], node.Attributes.Single(a => a.Name == "t").Tensor!.As<Half>().ToArray());
        Assert.Equal(["one", "zwei"], read.Graph.Initializers[0].Texts.ToArray());
        Assert.Equal(0, read.Graph.Initializers[2].Count);
        Assert.Equal("FLAG", read.Graph.Inputs[1].Type!.Denotation);
        Assert.Equal("Float[N, 2]", $"{read.Graph.Inputs[0].Type}");
        Assert.Equal(17, read.Opset);
        Assert.Equal("nobody", read.Metadata[0].Value);
    }

    /// <summary>The bytes of a node as the encoding's own documentation builds them: field 1 text "a", field 4 text "Neg".</summary>
    [Fact]
    public void Fields_have_the_published_numbers()
    {
        var model = new ModelProto(new GraphProto("g", [new NodeProto("Neg", ["a"], ["b"])], [], []), [new OperatorSet("", 17)]);

        byte[] node = [0x0A, 0x01, (byte)'a', 0x12, 0x01, (byte)'b', 0x22, 0x03, (byte)'N', (byte)'e', (byte)'g'];
        byte[] graph = [0x0A, (byte)node.Length, .. node, 0x12, 0x01, (byte)'g'];
        byte[] expected = [0x08, 0x08, 0x3A, (byte)graph.Length, .. graph, 0x42, 0x04, 0x0A, 0x00, 0x10, 0x11];
        Assert.Equal(expected, OnnxFile.ToBytes(model));
    }

    [Theory]
    [InlineData(OnnxType.Int64, 7, new byte[] { 0x03, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 },
        new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData(OnnxType.Int8, 5, new byte[] { 0x05, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 }, new byte[] { 5, 254 })]
    [InlineData(OnnxType.Float16, 5, new byte[] { 0x80, 0x78, 0x80, 0x80, 0x02 }, new byte[] { 0x00, 0x3C, 0x00, 0x80 })]
    [InlineData(OnnxType.Float, 4, new byte[] { 0, 0, 128, 63, 0, 0, 0, 192 }, new byte[] { 0, 0, 128, 63, 0, 0, 0, 192 })]
    public void Numbers_in_fields_of_their_type_become_bytes(OnnxType type, int field, byte[] packed, byte[] expected)
    {
        byte[] tensor = [0x08, 0x02, 0x10, (byte)type, (byte)((field << 3) | 2), (byte)packed.Length, .. packed];
        var read = TensorProto.Read(new WireReader(tensor, "file", "tensor"));

        Assert.Equal(expected, read.Data.ToArray());
    }

    [Fact]
    public void Packed_and_single_numbers_are_the_same()
    {
        byte[] single = [0x08, 0x02, 0x10, 0x01, 0x25, 0, 0, 128, 63, 0x25, 0, 0, 0, 192];
        var read = TensorProto.Read(new WireReader(single, "file", "tensor"));

        Assert.Equal([1f, -2f], read.As<float>().ToArray());
    }

    [Fact]
    public void A_file_is_written_whole()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "model.onnx");
        OnnxFile.Write(path, Models.Convolution());
        var model = OnnxFile.Read(path);

        Assert.Equal(Models.Kernel, model.Graph.Initializers[0].As<float>().ToArray());
        Assert.Equal(["model.onnx"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Theory]
    [InlineData("weights.bin", "8", "8", null)]
    [InlineData("weights.bin", "8", null, null)]
    [InlineData("weights.bin", "9", "8", "are not in 'weights.bin'")]
    [InlineData("weights.bin", "-1", "8", "are not in 'weights.bin'")]
    [InlineData("weights.bin", "0", "16", "takes 8 bytes, but 16")]
    [InlineData("weights.bin", "x", "8", "is no number")]
    [InlineData("../weights.bin", "8", "8", "no file in the model's folder")]
    [InlineData("/etc/passwd", "0", "8", "no file in the model's folder")]
    [InlineData("", "0", "8", "no file in the model's folder")]
    [InlineData("missing.bin", "0", "8", "which is not there")]
    public void Weights_in_another_file_are_read_where_that_is_safe(string location, string offset, string? length, string? refusal)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var entries = new Dictionary<string, string> { ["location"] = location, ["offset"] = offset };
        if (length is not null)
            entries["length"] = length;
        var weight = new TensorProto("w", OnnxType.Float, [2], default) { External = entries.ToImmutableDictionary() };
        File.WriteAllBytes(Path.Combine(folder, "weights.bin"), [9, 9, 9, 9, 9, 9, 9, 9, 0, 0, 128, 63, 0, 0, 0, 64]);
        OnnxFile.Write(Path.Combine(folder, "model.onnx"), Models.Of([new NodeProto("Add", ["x", "w"], ["y"])], [Models.Input("x", 2)], ["y"], weight));

        if (refusal is null)
        {
            Assert.Equal([1f, 2f], OnnxFile.Read(Path.Combine(folder, "model.onnx")).Graph.Initializers[0].As<float>().ToArray());
        }
        else
        {
            var fault = Assert.Throws<OnnxException>(() => OnnxFile.Read(Path.Combine(folder, "model.onnx")));
            Assert.Contains(refusal, fault.Message, StringComparison.Ordinal);
            Assert.Equal(("model.onnx", "initialiser 'w'"), (fault.File, fault.Node));
        }

        Directory.Delete(folder, recursive: true);
    }
}
