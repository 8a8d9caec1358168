namespace MLNetVision.Imaging;

/// <summary>The weights of red, green and blue in luma (ITU-R BT.601).</summary>
internal static class Luma
{
    public const float Red = 0.299f;
    public const float Green = 0.587f;
    public const float Blue = 0.114f;
}
