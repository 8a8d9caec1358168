using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>
/// Transforms a picture to blocks, unit by unit. Blocks that only fill up the last units repeat the DC value before them and cost a few bits each.
/// </summary>
internal sealed class BlockWalk(Image<byte> picture, EncodedLayout layout, EncodedComponent[] components, int[][] quantisers)
{
    private readonly StripReader _strips = new(picture, layout, components);
    private readonly int[] _predictions = new int[components.Length];
    private readonly short[] _block = new short[64];
    private readonly short[] _ordered = new short[64];

    /// <summary>Sends all blocks to <paramref name="sink"/>.</summary>
    public void Run(IBlockSink sink)
    {
        Array.Clear(_predictions);
        for (var row = 0; row < layout.UnitsHigh; row++)
        {
            _strips.Read(row);
            for (var column = 0; column < layout.UnitsWide; column++)
            {
                for (var i = 0; i < components.Length; i++)
                    Send(i, column, row, sink);
            }

            sink.EndRow();
        }
    }

    private void Send(int index, int column, int row, IBlockSink sink)
    {
        var component = components[index];
        for (var v = 0; v < component.Vertical; v++)
        {
            var holdsRow = (row * component.Vertical) + v < component.BlocksHigh;
            for (var h = 0; h < component.Horizontal; h++)
            {
                var x = (column * component.Horizontal) + h;
                Transform(component, holdsRow && x < component.BlocksWide, x, v, _predictions[index]);
                var nonZero = ZigZagBlock.Order(_block, _ordered);
                sink.Add(component.Table, _block[0] - _predictions[index], _ordered, nonZero);
                _predictions[index] = _block[0];
            }
        }
    }

    private void Transform(EncodedComponent component, bool holdsSamples, int x, int v, int prediction)
    {
        if (holdsSamples)
        {
            ForwardDct.Quantised(component.Samples.AsSpan((v * 8 * component.Stride) + (x * 8)), component.Stride, quantisers[component.Table], _block);
            return;
        }

        Array.Clear(_block);
        _block[0] = (short)prediction;
    }
}
