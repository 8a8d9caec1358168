using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>A sequential scan of all components: every block becomes samples at once, every row of units pixels.</summary>
internal sealed class StreamedUnits(Scan scan, StripRenderer renderer) : UnitDecoder
{
    private readonly short[] _block = new short[HuffmanBlock.Length];

    public override void Restart() => scan.Restart();

    public override bool Decode(ref BitReader reader, int column, int row)
    {
        for (var i = 0; i < scan.Components.Length; i++)
        {
            var component = scan.Components[i];
            var (wide, high) = (component.Component.Horizontal, component.Component.Vertical);
            for (var v = 0; v < high; v++)
            {
                for (var h = 0; h < wide; h++)
                {
                    if (!DecodeBlock(ref reader, component, renderer.Strips[i].Block((column * wide) + h, v), renderer.Strips[i].Stride))
                        return false;
                }
            }
        }

        return true;
    }

    public override void Lose(int column, int row)
    {
        for (var i = 0; i < scan.Components.Length; i++)
        {
            var component = scan.Components[i].Component;
            var (wide, high) = (component.Horizontal, component.Vertical);
            for (var block = 0; block < wide * high; block++)
                InverseDct.WriteFlat(0, 0, renderer.Strips[i].Block((column * wide) + (block % wide), block / wide), renderer.Strips[i].Stride);
        }
    }

    public override void EndRow(int row) => renderer.Finish(row);

    private bool DecodeBlock(ref BitReader reader, ScanComponent component, Span<byte> samples, int stride)
    {
        var coded = HuffmanBlock.Decode(ref reader, component.Dc!.Values, component.Ac!.Values, ref component.Prediction, _block);
        var quantisation = component.Component.Quantisation!;
        if (coded == 1)
            InverseDct.WriteFlat(_block[0], quantisation[0], samples, stride);
        else if (coded > 1)
            InverseDct.Write(_block, quantisation, samples, stride);
        if (coded != 1)
            Array.Clear(_block);
        return coded != HuffmanBlock.Damaged;
    }
}
