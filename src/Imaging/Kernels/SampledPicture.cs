using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Imaging.Kernels;

/// <summary>
/// A picture whose pixels are read as four floats, of which the first <see cref="Channels"/> count; positions outside follow the border mode.
/// </summary>
internal readonly ref struct SampledPicture<T>
    where T : unmanaged
{
    private readonly ref T _origin;
    private readonly Span<T> _samples;
    private readonly Vector128<float> _fill;
    private readonly BorderMode _border;

    public SampledPicture(Image<T> image, BorderMode border, ReadOnlySpan<T> fill)
    {
        _samples = image.Samples;
        _origin = ref MemoryMarshal.GetReference(_samples);
        _border = border;
        Width = image.Width;
        Height = image.Height;
        Channels = image.Channels;
        SecondPixel = Vector256.Min(Vector256<int>.Indices + Vector256.Create(image.Channels), Vector256.Create(7));
        _fill = Slowly(fill);
    }

    public int Width { get; }

    public int Height { get; }

    public int Channels { get; }

    public int Stride => Width * Channels;

    public Vector128<float> Fill => _fill;

    /// <summary>Lanes that bring the second pixel of <see cref="EightAt"/> to the place of the first.</summary>
    public Vector256<int> SecondPixel { get; }

    /// <summary>Whether <see cref="At"/> may read at this index: four samples lie there.</summary>
    public bool CanRead(int index) => index <= _samples.Length - 4;

    /// <summary>The four samples from <paramref name="index"/> on; <see cref="CanRead"/> must hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> At(int index)
    {
        ref var sample = ref Unsafe.Add(ref _origin, index);
        if (typeof(T) == typeof(float))
            return Unsafe.ReadUnaligned<Vector128<float>>(ref Unsafe.As<T, byte>(ref sample));

        var shorts = typeof(T) == typeof(byte)
            ? Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref Unsafe.As<T, byte>(ref sample))).AsByte())
            : Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<T, byte>(ref sample))).AsUInt16();
        return Vector128.ConvertToSingle(Vector128.WidenLower(shorts).AsInt32());
    }

    /// <summary>Whether <see cref="EightAt"/> may read at this index: eight samples lie there.</summary>
    public bool CanReadEight(int index) => index <= _samples.Length - 8;

    /// <summary>The eight samples from <paramref name="index"/> on, two pixels or more; <see cref="CanReadEight"/> must hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> EightAt(int index)
    {
        ref var sample = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref _origin, index));
        if (typeof(T) == typeof(float))
            return Unsafe.ReadUnaligned<Vector256<float>>(ref sample);

        if (Avx2.IsSupported && typeof(T) == typeof(byte))
            return Avx.ConvertToVector256Single(Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref sample)).AsByte()));

        var shorts = typeof(T) == typeof(byte)
            ? Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref sample)).AsByte())
            : Unsafe.ReadUnaligned<Vector128<ushort>>(ref sample);
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(shorts), Vector128.WidenUpper(shorts)).AsInt32());
    }

    /// <summary>Whether all pixels of a square of <paramref name="size"/> from (x, y) on are outside and have the constant value.</summary>
    public bool IsFill(int x, int y, int size) =>
        _border == BorderMode.Constant && (x <= -size || y <= -size || x >= Width || y >= Height);

    /// <summary>The pixel at any position.</summary>
    public Vector128<float> Anywhere(int x, int y)
    {
        (x, y) = (Border.Index(x, Width, _border), Border.Index(y, Height, _border));
        if (x == Border.Outside || y == Border.Outside)
            return _fill;

        var index = ((y * Width) + x) * Channels;
        return CanRead(index) ? At(index) : Slowly(_samples.Slice(index, Channels));
    }

    private static Vector128<float> Slowly(ReadOnlySpan<T> pixel)
    {
        var values = Vector128<float>.Zero;
        for (var c = 0; c < pixel.Length; c++)
            values = values.WithElement(c, FloatRows.ToFloat(pixel[c]));

        return values;
    }
}
