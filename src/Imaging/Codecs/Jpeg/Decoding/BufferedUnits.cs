using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Walks the blocks of a unit whose coefficients are kept until all scans are read.</summary>
internal abstract class BufferedUnits(Scan scan, CoefficientPlane[] planes) : UnitDecoder
{
    protected Scan Scan { get; } = scan;

    public override void Restart() => Scan.Restart();

    public override bool Decode(ref BitReader reader, int column, int row)
    {
        if (!Scan.IsInterleaved)
            return DecodeBlock(ref reader, Scan.Components[0], planes[0].Block(column, row));
        for (var i = 0; i < planes.Length; i++)
        {
            var component = Scan.Components[i];
            var (wide, high) = (component.Component.Horizontal, component.Component.Vertical);
            for (var block = 0; block < wide * high; block++)
            {
                if (!DecodeBlock(ref reader, component, planes[i].Block((column * wide) + (block % wide), (row * high) + (block / wide))))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Decodes what the scan says about a block; false when its bits are damaged or missing.</summary>
    protected abstract bool DecodeBlock(ref BitReader reader, ScanComponent component, Span<short> block);
}
