using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Cli.Onnx;

/// <summary>Tensors of files and of engines.</summary>
internal static class HostTensors
{
    public static TensorProto ToProto(string name, HostTensor tensor) =>
        new(name, tensor.Element.ToOnnx(), [.. tensor.Dims.Select(d => (long)d)], tensor.Bytes.ToArray());

    public static HostTensor Of(TensorProto tensor, string input)
    {
        var element = tensor.Type.ToDType()
            ?? throw new CommandException($"Input '{input}' is given {tensor}, whose elements no engine has. Give it another tensor.");
        var host = new HostTensor(element, [.. tensor.Dims.Select(d => checked((int)d))]);
        tensor.Data.Span.CopyTo(host.Bytes);
        return host;
    }

    /// <summary>Numbers from 0 to 1 by the seed; whole numbers and truths are 0.</summary>
    public static HostTensor Random(string name, TensorType type, int seed)
    {
        var host = new HostTensor(type.Element, [.. type.Shape.Select(d => checked((int)d.Size))]);
        var stream = RandomStream.ForName((ulong)seed, name);
        switch (type.Element)
        {
            case DType.Float32:
                Fill(host.As<float>(), ref stream, v => (float)v);
                break;
            case DType.Float64:
                Fill(host.As<double>(), ref stream, v => v);
                break;
            case DType.Float16:
                Fill(host.As<Half>(), ref stream, v => (Half)v);
                break;
        }

        return host;
    }

    /// <summary>The numbers, whatever they are.</summary>
    public static double[] Numbers(HostTensor tensor) => tensor.Element switch
    {
        DType.Float32 => [.. tensor.As<float>().ToArray().Select(v => (double)v)],
        DType.Float64 => tensor.As<double>().ToArray(),
        DType.Float16 => [.. tensor.As<Half>().ToArray().Select(v => (double)v)],
        DType.Int32 => [.. tensor.As<int>().ToArray().Select(v => (double)v)],
        DType.Int64 => [.. tensor.As<long>().ToArray().Select(v => (double)v)],
        DType.Bool => [.. tensor.As<bool>().ToArray().Select(v => v ? 1.0 : 0)],
        _ => [.. tensor.As<byte>().ToArray().Select(v => (double)v)],
    };

    private static void Fill<T>(Span<T> to, ref RandomStream stream, Func<double, T> convert)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = convert(stream.NextUniform());
        }
    }
}
