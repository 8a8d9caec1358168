namespace MLNetVision.Imaging;

/// <summary>The weights of a similarity, adding up to one.</summary>
internal readonly record struct RegionWeights(float Colour, float Texture, float Size, float Fill)
{
    public bool NeedsHistograms => Colour > 0 || Texture > 0;

    public static RegionWeights Of(RegionSimilarity similarity)
    {
        var (colour, texture, size, fill) = similarity;
        var total = colour + texture + size + fill;
        return new((float)(colour / total), (float)(texture / total), (float)(size / total), (float)(fill / total));
    }
}
