using System.Buffers;
using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>All coefficients of a component, for pictures that come in several scans; zero until a scan says otherwise.</summary>
internal sealed class CoefficientPlane : IDisposable
{
    private const int BlockLength = 64;
    private readonly FrameComponent _component;
    private readonly short[] _coefficients;

    /// <param name="component">The component; <see cref="LengthOf"/> it must fit into an array.</param>
    public CoefficientPlane(FrameComponent component)
    {
        _component = component;
        var length = (int)LengthOf(component);
        _coefficients = ArrayPool<short>.Shared.Rent(length);
        _coefficients.AsSpan(0, length).Clear();
    }

    public static long LengthOf(FrameComponent component) => (long)component.StoredBlocksWide * component.StoredBlocksHigh * BlockLength;

    /// <summary>The coefficients of a block in natural order.</summary>
    public Span<short> Block(int column, int row) =>
        _coefficients.AsSpan(((row * _component.StoredBlocksWide) + column) * BlockLength, BlockLength);

    /// <summary>Makes samples of the blocks that lie in a row of units.</summary>
    public void Render(int unitRow, ComponentStrip strip)
    {
        var quantisation = _component.Quantisation!;
        for (var v = 0; v < _component.Vertical; v++)
        {
            for (var column = 0; column < _component.BlocksWide; column++)
            {
                var block = Block(column, (unitRow * _component.Vertical) + v);
                if (block[1..].ContainsAnyExcept((short)0))
                    InverseDct.Write(block, quantisation, strip.Block(column, v), strip.Stride);
                else
                    InverseDct.WriteFlat(block[0], quantisation[0], strip.Block(column, v), strip.Stride);
            }
        }
    }

    public void Dispose() => ArrayPool<short>.Shared.Return(_coefficients);
}
