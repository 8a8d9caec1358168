using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>A sequential scan of some of the components.</summary>
internal sealed class SequentialUnits(Scan scan, CoefficientPlane[] planes) : BufferedUnits(scan, planes)
{
    private readonly short[] _block = new short[HuffmanBlock.Length];

    protected override bool DecodeBlock(ref BitReader reader, ScanComponent component, Span<short> block)
    {
        Array.Clear(_block);
        var coded = HuffmanBlock.Decode(ref reader, component.Dc!.Values, component.Ac!.Values, ref component.Prediction, _block);
        if (coded == HuffmanBlock.Damaged)
            return false;
        _block.AsSpan(0, block.Length).CopyTo(block);
        return true;
    }
}

/// <summary>The first progressive scan of DC values.</summary>
internal sealed class FirstDcUnits(Scan scan, CoefficientPlane[] planes) : BufferedUnits(scan, planes)
{
    protected override bool DecodeBlock(ref BitReader reader, ScanComponent component, Span<short> block) =>
        ProgressiveBlock.FirstDc(ref reader, component.Dc!.Values, Scan.Low, ref component.Prediction, block);
}

/// <summary>A later progressive scan of DC values.</summary>
internal sealed class RefineDcUnits(Scan scan, CoefficientPlane[] planes) : BufferedUnits(scan, planes)
{
    protected override bool DecodeBlock(ref BitReader reader, ScanComponent component, Span<short> block) =>
        ProgressiveBlock.RefineDc(ref reader, Scan.Low, block);
}

/// <summary>The first progressive scan of a band of AC values.</summary>
internal sealed class FirstAcUnits(Scan scan, CoefficientPlane[] planes) : BufferedUnits(scan, planes)
{
    private int _run;

    public override void Restart() => _run = 0;

    protected override bool DecodeBlock(ref BitReader reader, ScanComponent component, Span<short> block) =>
        ProgressiveBlock.FirstAc(ref reader, component.Ac!.Bands, Scan.Start, Scan.End, Scan.Low, ref _run, block);
}

/// <summary>A later progressive scan of a band of AC values.</summary>
internal sealed class RefineAcUnits(Scan scan, CoefficientPlane[] planes) : BufferedUnits(scan, planes)
{
    private int _run;

    public override void Restart() => _run = 0;

    protected override bool DecodeBlock(ref BitReader reader, ScanComponent component, Span<short> block) =>
        ProgressiveBlock.RefineAc(ref reader, component.Ac!.Bands, Scan.Start, Scan.End, Scan.Low, ref _run, block);
}
