using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Sorts by counting, a digit of eleven bits after the other from the lowest; equal keys keep their order.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Sorts keys and the values that belong to them. True: the result lies in the other pair of spans.</summary>
    /// <param name="keys">The keys, overwritten.</param>
    /// <param name="values">Their values, overwritten.</param>
    /// <param name="otherKeys">Working memory of the same length.</param>
    /// <param name="otherValues">Working memory of the same length.</param>
    /// <param name="bits">The bits of a key that may be set, from the lowest.</param>
    public static bool Sort<TKey>(Span<TKey> keys, Span<int> values, Span<TKey> otherKeys, Span<int> otherValues, int bits)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var passes = (bits + DigitBits - 1) / DigitBits;
        var places = new int[passes * Digits];
        Count<TKey>(keys, passes, places);
        var swapped = false;
        for (var pass = 0; pass < passes; pass++)
        {
            var place = places.AsSpan(pass * Digits, Digits);
            if (place.Contains(keys.Length))
                continue;

            Accumulate(place);
            if (swapped)
                Move<TKey>(otherKeys, otherValues, keys, values, pass * DigitBits, place);
            else
                Move<TKey>(keys, values, otherKeys, otherValues, pass * DigitBits, place);
            swapped = !swapped;
        }

        return swapped;
    }

    private static void Count<TKey>(ReadOnlySpan<TKey> keys, int passes, Span<int> places)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        ref var place = ref MemoryMarshal.GetReference(places);
        foreach (var key in keys)
        {
            for (var pass = 0; pass < passes; pass++)
                Unsafe.Add(ref place, (pass * Digits) + Digit(key, pass * DigitBits))++;
        }
    }

    private static void Accumulate(Span<int> place)
    {
        var sum = 0;
        foreach (ref var count in place)
            (count, sum) = (sum, sum + count);
    }

    private static void Move<TKey>(
        ReadOnlySpan<TKey> keys, ReadOnlySpan<int> values, Span<TKey> toKeys, Span<int> toValues, int shift, Span<int> places)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        ref var place = ref MemoryMarshal.GetReference(places);
        ref var toKey = ref MemoryMarshal.GetReference(toKeys);
        ref var toValue = ref MemoryMarshal.GetReference(toValues);
        for (var i = 0; i < keys.Length; i++)
        {
            var to = Unsafe.Add(ref place, Digit(keys[i], shift))++;
            Unsafe.Add(ref toKey, to) = keys[i];
            Unsafe.Add(ref toValue, to) = values[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digit<TKey>(TKey key, int shift)
        where TKey : unmanaged, IBinaryInteger<TKey> => int.CreateTruncating(key >>> shift) & (Digits - 1);
}
