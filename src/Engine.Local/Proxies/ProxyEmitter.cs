using System.Reflection;
using System.Reflection.Emit;
using Orleans.Copying;
using Orleans.Runtime;

namespace Orleans.Proxies;

/// <summary>Generates, per grain interface, a proxy class and, per method, a request class with a field for each argument.</summary>
internal static class ProxyEmitter
{
    private const MethodAttributes Override = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    private static readonly MethodInfo CopyMethod = typeof(Copier).GetMethod(nameof(Copier.Copy))!;
    private static readonly MethodInfo SetToken = typeof(Request).GetProperty(nameof(Request.Token))!.SetMethod!;
    private static readonly Lock Gate = new();
    private static readonly ModuleBuilder Module = CreateModule();

    public static Type Emit(Type grainInterface, MethodInfo[] methods)
    {
        lock (Gate)
        {
            var name = $"{grainInterface.FullName}_{Module.GetTypes().Length}";
            var proxy = Module.DefineType($"Proxy_{name}", TypeAttributes.Public | TypeAttributes.Sealed, typeof(GrainProxy), [grainInterface]);
            proxy.DefineDefaultConstructor(MethodAttributes.Public);
            for (var i = 0; i < methods.Length; i++)
            {
                var request = EmitRequest($"Request_{name}_{i}_{methods[i].Name}", methods[i]);
                EmitMethod(proxy, methods[i], i, request);
            }

            return proxy.CreateType();
        }
    }

    private static Type EmitRequest(string name, MethodInfo method)
    {
        var kind = ReturnKind.Of(method.ReturnType);
        var parent = typeof(Request<>).MakeGenericType(kind.Result);
        var type = Module.DefineType(name, TypeAttributes.Public | TypeAttributes.Sealed, parent);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        FieldInfo[] arguments =
            [.. method.GetParameters().Select((parameter, i) => type.DefineField($"Argument{i}", parameter.ParameterType, FieldAttributes.Public))];

        var invoked = parent.GetMethod("Invoke")!;
        var il = type.DefineMethod(invoked.Name, Override, invoked.ReturnType, [typeof(object)]);
        var body = il.GetILGenerator();
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var argument in arguments)
        {
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldfld, argument);
        }

        body.Emit(OpCodes.Callvirt, method);
        body.Emit(OpCodes.Call, (MethodInfo)kind.Adapt);
        body.Emit(OpCodes.Ret);
        type.DefineMethodOverride(il, invoked);
        return type.CreateType();
    }

    private static void EmitMethod(TypeBuilder proxy, MethodInfo method, int index, Type request)
    {
        var parameters = method.GetParameters();
        var emitted = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}", Override, method.ReturnType, [.. parameters.Select(static parameter => parameter.ParameterType)]);
        var il = emitted.GetILGenerator();
        var local = il.DeclareLocal(request);
        il.Emit(OpCodes.Newobj, request.GetConstructor([])!);
        il.Emit(OpCodes.Stloc, local);
        for (var i = 0; i < parameters.Length; i++)
        {
            EmitArgument(il, local, parameters[i], request.GetField($"Argument{i}")!);
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, local);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Call, ReturnKind.Of(method.ReturnType).Call);
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(emitted, method);
    }

    private static void EmitArgument(ILGenerator il, LocalBuilder request, ParameterInfo parameter, FieldInfo field)
    {
        il.Emit(OpCodes.Ldloc, request);
        il.Emit(OpCodes.Ldarg, (short)(parameter.Position + 1));
        if (!parameter.IsDefined(typeof(ImmutableAttribute)) && !Shallow.Is(parameter.ParameterType))
        {
            il.Emit(OpCodes.Call, CopyMethod.MakeGenericMethod(parameter.ParameterType));
        }

        il.Emit(OpCodes.Stfld, field);
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            il.Emit(OpCodes.Ldloc, request);
            il.Emit(OpCodes.Ldarg, (short)(parameter.Position + 1));
            il.Emit(OpCodes.Call, SetToken);
        }
    }

    // The generated types derive from internal ones; the runtime honours this attribute by its name, wherever it is defined.
    private static ModuleBuilder CreateModule()
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new("Orleans.Local.Generated"), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule("Proxies");
        var attribute = module.DefineType("System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.NotPublic, typeof(Attribute));
        var constructor = attribute.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])!);
        il.Emit(OpCodes.Ret);
        var created = attribute.CreateType().GetConstructor([typeof(string)])!;
        assembly.SetCustomAttribute(new(created, [typeof(ProxyEmitter).Assembly.GetName().Name!]));
        return module;
    }
}
