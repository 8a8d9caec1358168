using MLNetVision.Compute.Oracle;
using MLNetVision.Networks;
using Held = MLNetVision.Compute.Planning.Value;
using Value = MLNetVision.Compute.Oracle.Value;

namespace MLNetVision.Compute.Steps;

/// <summary>Elements as the plan holds them to numbers of 64 bits and back.</summary>
internal static class PlainTransfer
{
    public static void In(Held from, Value to)
    {
        switch (from.Type.Element)
        {
            case DType.Float32: Elements.ReadFloating<float>(from.Data.Span, to.Data); break;
            case DType.Float64: from.Data.As<double>(to.Count).CopyTo(to.Data); break;
            case DType.Float16: Elements.ReadFloating<Half>(from.Data.As<Half>(to.Count), to.Data); break;
            case DType.Int32: Elements.ReadWhole<int>(from.Data.Whole, to.Whole); break;
            case DType.Int64: from.Data.As<long>(to.Count).CopyTo(to.Whole); break;
            default: Elements.ReadWhole<byte>(from.Data.As<byte>(to.Count), to.Whole); break;
        }
    }

    public static void Out(Value from, Held to)
    {
        switch (to.Type.Element)
        {
            case DType.Float32: Elements.WriteFloating(from.Data, to.Data.Span); break;
            case DType.Float64: from.Data.CopyTo(to.Data.As<double>(from.Count)); break;
            case DType.Float16: Elements.WriteFloating(from.Data, to.Data.As<Half>(from.Count)); break;
            case DType.Int32: Elements.WriteWhole(from.Whole, to.Data.Whole); break;
            case DType.Int64: from.Whole.CopyTo(to.Data.As<long>(from.Count)); break;
            default: Elements.WriteWhole(from.Whole, to.Data.As<byte>(from.Count)); break;
        }
    }

    /// <summary>Writes or adds gradients.</summary>
    public static void Give(ReadOnlySpan<double> from, Span<float> to, bool adds)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = (float)(adds ? to[i] + from[i] : from[i]);
        }
    }
}
